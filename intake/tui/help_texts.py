"""What F1 explains, per screen: what can be done there, and every key."""

from __future__ import annotations

from intake.words import Words

_ALWAYS = (
    "\n\nOVERAL\n"
    "F1      deze uitleg              Ctrl+P  opdrachten, ook het thema\n"
    "Ctrl+T  Nederlands of Engels     Ctrl+L  vergrendelen\n"
    "Ctrl+Q  stoppen                  Tab     volgende (Shift+Tab: vorige)\n\n"
    "Alles wordt meteen bewaard, versleuteld op deze computer. Niets gaat het internet op.",
    "\n\nEVERYWHERE\n"
    "F1      this help                Ctrl+P  commands, also the theme\n"
    "Ctrl+T  Dutch or English         Ctrl+L  lock\n"
    "Ctrl+Q  quit                     Tab     next (Shift+Tab: previous)\n\n"
    "Everything is kept at once, encrypted on this computer. Nothing goes to the internet.",
)

_SAID = {
    "help_text": (
        "HET GESPREK\n\n"
        "Typ je antwoord zoals je praat, en druk op Enter. Bij keuzes kun je ook klikken of een cijfer typen.\n\n"
        "Je kunt altijd typen: weet ik niet · liever niet · later · terug · waarom · leg uit · notitie: … · "
        "o nee, … (om te verbeteren) · ongedaan · overzicht · stop\n"
        "Leid jij het gesprek? Typ ook: tip\n\n"
        "TOETSEN\n"
        "F2      waarom deze vraag        F8      notitie\n"
        "F3      in andere woorden        F9      alle antwoorden nalezen\n"
        "F4      terug                    F10     verslag\n"
        "F5      weet ik niet             F11     kaart van familie en netwerk\n"
        "F6      liever niet              F12     mensen in het paneel\n"
        "F7      later                    Ctrl+B  panelen aan of uit\n"
        "Ctrl+Z  ongedaan                 Esc     pauze, terug naar het begin",
        "THE TALK\n\n"
        "Type your answer the way you talk, and press Enter. With choices you can also click or type a digit.\n\n"
        "You can always type: don't know · rather not · later · back · why · explain · note: … · "
        "oh no, … (to correct) · undo · overview · stop\n"
        "Do you lead the talk? Type also: tip\n\n"
        "KEYS\n"
        "F2      why this question        F8      note\n"
        "F3      in other words           F9      review all answers\n"
        "F4      back                     F10     report\n"
        "F5      don't know               F11     map of family and network\n"
        "F6      rather not               F12     people in the panel\n"
        "F7      later                    Ctrl+B  panels on or off\n"
        "Ctrl+Z  undo                     Esc     pause, back to the start",
    ),
    "help_home": (
        "DRAAGWIJZER\n\n"
        "Links staan de dossiers, wat het laatst veranderde eerst. Rechts staan de gesprekken van het gekozen dossier. "
        "'Welke past?' helpt een methode te kiezen. In 'Agenda' staat wat er aan komt.\n\n"
        "TOETSEN\n"
        "Enter   dossier kiezen, gesprek openen\n"
        "Ctrl+N  nieuw gesprek\n"
        "Del     gekozen dossier verwijderen; eerst wordt het gevraagd\n"
        "Esc     in het voorbeeld: stoppen met het voorbeeld\n\n"
        "Je kunt in een gesprek altijd typen: weet ik niet · liever niet · later · terug · waarom · leg uit · stop",
        "DRAAGWIJZER\n\n"
        "At the left are the client files, changed last first. At the right are the talks of the file chosen. "
        "'Which fits?' helps to choose a method. 'Agenda' holds what is coming.\n\n"
        "KEYS\n"
        "Enter   choose a file, open a talk\n"
        "Ctrl+N  new talk\n"
        "Del     remove the file chosen; it is asked first\n"
        "Esc     in the example: end the example\n\n"
        "In a talk you can always type: don't know · rather not · later · back · why · explain · stop",
    ),
    "help_lock": (
        "HET SLOT\n\n"
        "Typ je wachtzin en druk op Enter. De eerste keer kies je er een. Je krijgt dan een herstelsleutel: schrijf hem op. "
        "Wachtzin kwijt? Met de herstelsleutel kies je een nieuwe.\n\n"
        "Enter   openen",
        "THE LOCK\n\n"
        "Type your passphrase and press Enter. The first time you choose one. You then get a recovery key: write it down. "
        "Passphrase lost? With the recovery key you choose a new one.\n\n"
        "Enter   open",
    ),
    "help_keys": (
        "DE SLEUTELS\n\n"
        "Hier staat wie erin kan: jij met de wachtzin of de herstelsleutel, deze computer, een organisatie. "
        "Kies er een om te veranderen. Daarvoor typ je eerst je wachtzin. De wachtzin en de herstelsleutel blijven altijd.\n\n"
        "Pijltjes  kiezen                 Enter     veranderen\n"
        "Esc       terug                  Tab       naar de knoppen",
        "THE KEYS\n\n"
        "Here is who can get in: you with the passphrase or the recovery key, this computer, an organisation. "
        "Choose one to change it. For that you type your passphrase first. The passphrase and the recovery key always stay.\n\n"
        "Arrows    choose                 Enter     change\n"
        "Esc       back                   Tab       to the buttons",
    ),
    "help_kiosk": (
        "EEN GESPREK VOOR EEN CLIËNT\n\n"
        "De begeleider opent en geeft het scherm aan jou. Je ziet alleen dit ene gesprek. Na het gesprek gaat alles op slot.\n\n"
        "Enter   verder                   Esc     klaar: alles gaat op slot",
        "ONE TALK FOR ONE CLIENT\n\n"
        "The worker opens it and gives you the screen. You see this one talk only. After the talk everything locks.\n\n"
        "Enter   on                       Esc     done: everything locks",
    ),
    "help_begin": (
        "EEN NIEUW GESPREK\n\n"
        "Vul in voor wie het is: een naam of een nummer. Bestaat dat dossier al, dan komt het gesprek erbij. "
        "Kies een methode; typ een stukje van de naam om te zoeken. Zeg wie achter het scherm zit: daar past de toon bij.\n\n"
        "Enter   naar het volgende        Pijltjes  kiezen in een lijst\n"
        "Spatie  keuze aanvinken          Esc       terug, er begint niets",
        "A NEW TALK\n\n"
        "Fill in who it is for: a name or a number. When that file exists, the talk is added to it. "
        "Choose a method; type a bit of its name to find it. Say who is at the screen: the tone goes with that.\n\n"
        "Enter   to the next              Arrows    choose in a list\n"
        "Space   tick a choice            Esc       back, nothing is begun",
    ),
    "help_methods": (
        "DE METHODEN\n\n"
        "Kies links een methode. Rechts staat voor wie die is, wat die vraagt en hoe zeker het is dat die werkt. "
        "Typ bovenaan om te zoeken.\n\n"
        "Pijltjes  kiezen                 Tab       naar de knoppen\n"
        "Esc       terug",
        "THE METHODS\n\n"
        "Choose a method at the left. At the right you read who it is for, what it takes and how sure it is that it works. "
        "Type at the top to search.\n\n"
        "Arrows    choose                 Tab       to the buttons\n"
        "Esc       back",
    ),
    "help_due": (
        "DE AGENDA\n\n"
        "Bijeenkomsten en stappen van alle dossiers, het eerste eerst. In de kalender van je computer komen ze met: "
        "draagwijzer due --ics BESTAND\n\n"
        "Enter   het dossier openen       Esc     terug",
        "THE AGENDA\n\n"
        "Meetings and steps of all client files, the first one first. They come into the calendar of your computer with: "
        "draagwijzer due --ics FILE\n\n"
        "Enter   open the file            Esc     back",
    ),
    "help_review": (
        "ALLE ANTWOORDEN\n\n"
        "Kies een antwoord om het te veranderen: de vraag wordt dan opnieuw gesteld, en je leest eerst wat het gevolg is.\n\n"
        "Pijltjes  kiezen                 Enter     dit antwoord veranderen\n"
        "Esc, F9   terug naar het gesprek",
        "ALL ANSWERS\n\n"
        "Choose an answer to change it: the question is asked again then, and you read first what follows from it.\n\n"
        "Arrows    choose                 Enter     change this answer\n"
        "Esc, F9   back to the talk",
    ),
    "help_report": (
        "HET VERSLAG\n\n"
        "Lees het voor de professional of voor de cliënt, in de taal van het gesprek of in de andere. 'Opslaan' maakt alle vormen: PDF, DOCX, webpagina en tekst, en een "
        "boekje met grote letters voor de cliënt. Wie het bestand heeft, kan het lezen: bewaar het veilig.\n\n"
        "Pijltjes, PageUp, PageDown  lezen\n"
        "Tab       naar de knoppen        Esc, F10  terug naar het gesprek",
        "THE REPORT\n\n"
        "Read it for the professional or for the client, in the language of the talk or in the other one. 'Save' makes all forms: PDF, DOCX, web page and text, and a "
        "booklet in large type for the client. Whoever has the file can read it: keep it safe.\n\n"
        "Arrows, PageUp, PageDown  read\n"
        "Tab       to the buttons         Esc, F10  back to the talk",
    ),
    "help_tie": (
        "BANDEN\n\n"
        "Kies een band om te veranderen, of maak een nieuwe: wat voor band, met wie, hoe en sinds wanneer.\n\n"
        "Enter, spatie  lijst openen      Links, rechts  vorige, volgende\n"
        "Del            leegmaken         Ctrl+S         bewaren\n"
        "Esc            terug; wat nog niet bewaard is, wordt eerst gevraagd",
        "TIES\n\n"
        "Choose a tie to change, or make a new one: what kind, with whom, how and since when.\n\n"
        "Enter, space   open the list     Left, right    previous, next\n"
        "Del            clear             Ctrl+S         save\n"
        "Esc            back; what is not saved yet is asked about first",
    ),
    "help_map": (
        "DE KAART\n\n"
        "Iedereen op de kaart kun je kiezen en veranderen. Wie gekozen is, staat tussen haken. Onderaan lees je wat er bekend is.\n\n"
        "Tab, n, p      volgende, vorige persoon\n"
        "Pijltjes       naar de persoon die kant op\n"
        "PgUp, PgDn     schuiven; ook Shift+pijltjes of muis\n"
        "Enter          kaart van deze persoon\n"
        "a              iemand toevoegen\n"
        "t              band toevoegen of veranderen (partner, ouder ...)\n"
        "Del            weghalen; eerst zie je wat er mee weg gaat\n"
        "u              laatste verandering terugdraaien\n"
        "+ − 0          groter, kleiner, hele kaart\n"
        "i              namen of initialen\n"
        "d              tekening of woorden\n"
        "1 2 3 ...      andere kaart\n"
        "Esc            terug naar het gesprek",
        "THE MAP\n\n"
        "You can choose and change everyone on the map. Whoever is chosen stands between brackets. Below you read what is known.\n\n"
        "Tab, n, p      next, previous person\n"
        "Arrows         to the person that way\n"
        "PgUp, PgDn     scroll; also Shift+arrows or mouse\n"
        "Enter          card of this person\n"
        "a              add someone\n"
        "t              add or change a tie (partner, parent ...)\n"
        "Del            remove; first you see what goes along\n"
        "u              undo the last change\n"
        "+ − 0          larger, smaller, whole map\n"
        "i              names or initials\n"
        "d              drawing or words\n"
        "1 2 3 ...      another map\n"
        "Esc            back to the talk",
    ),
    "help_person": (
        "DE KAART VAN EEN PERSOON\n\n"
        "Vul in wat je weet. Wat je leeg laat, blijft onbekend. Typ zoals je praat: 'elke week', 'mei 1960', 'buurvrouw'. "
        "Onder het veld lees je hoe het begrepen is.\n\n"
        "Enter, Tab     volgend veld\n"
        "Pijl omlaag    bij Relatie: de lijst in; in een lijst: kiezen\n"
        "Spatie         aanvinken bij Geeft en Krijgt\n"
        "Ctrl+S         bewaren\n"
        "Esc            terug; wat nog niet bewaard is, wordt eerst gevraagd",
        "THE CARD OF A PERSON\n\n"
        "Fill in what you know. What you leave empty stays unknown. Type the way you talk: 'every week', 'May 1960', 'neighbour'. "
        "Below the field you read how it was understood.\n\n"
        "Enter, Tab     next field\n"
        "Arrow down     at Relation: into the list; in a list: choose\n"
        "Space          tick at Gives and Receives\n"
        "Ctrl+S         save\n"
        "Esc            back; what is not saved yet is asked about first",
    ),
}

say = Words({key: (nl + _ALWAYS[0], en + _ALWAYS[1]) for key, (nl, en) in _SAID.items()})
