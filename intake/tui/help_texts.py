"""What F1 explains, per screen: what can be done there, and every key."""

from __future__ import annotations

from intake.words import Words

_ALWAYS = (
    "\n\nOVERAL\n"
    "F1      deze uitleg              Ctrl+P  opdrachten, ook het thema\n"
    "Ctrl+T  Nederlands of Engels     Ctrl+L  vergrendelen\n"
    "Ctrl+Q  stoppen                  Tab     volgende (Shift+Tab: vorige)",
    "\n\nEVERYWHERE\n"
    "F1      this help                Ctrl+P  commands, also the theme\n"
    "Ctrl+T  Dutch or English         Ctrl+L  lock\n"
    "Ctrl+Q  quit                     Tab     next (Shift+Tab: previous)",
)
_LOCKED = (
    "\n\nOVERAL\n"
    "F1      deze uitleg              Ctrl+P  opdrachten, ook het thema\n"
    "Ctrl+T  Nederlands of Engels     Tab     volgende (Shift+Tab: vorige)\n"
    "Ctrl+Q  stoppen",
    "\n\nEVERYWHERE\n"
    "F1      this help                Ctrl+P  commands, also the theme\n"
    "Ctrl+T  Dutch or English         Tab     next (Shift+Tab: previous)\n"
    "Ctrl+Q  quit",
)
"""What is locked is not locked again."""
_KEPT = (
    "\n\nAlles wordt meteen bewaard, versleuteld op deze computer. Niets gaat het internet op.",
    "\n\nEverything is saved at once, encrypted on this computer. Nothing goes to the internet.",
)

_SAID = {
    "help_text": (
        "HET GESPREK\n\n"
        "Typ je antwoord zoals je praat, en druk op Enter. Bij een keuze kun je ook klikken of een cijfer typen.\n\n"
        "Je kunt altijd typen: weet ik niet · liever niet · later · terug · waarom · leg uit · notitie: … · "
        "o nee, … (om te verbeteren) · ongedaan · overzicht · stop\n"
        "Leid jij het gesprek? Dan kun je ook typen: tip\n\n"
        "TOETSEN\n"
        "F2      waarom deze vraag        F8      notitie\n"
        "F3      in andere woorden        F9      alle antwoorden nalezen\n"
        "F4      terug                    F10     verslag\n"
        "F5      weet ik niet             F11     kaart van familie en netwerk\n"
        "F6      liever niet              F12     mensen in het paneel\n"
        "F7      later                    Ctrl+B  panelen aan of uit\n"
        "Ctrl+Z  ongedaan                 Esc     pauze, terug naar het begin",
        "THE TALK\n\n"
        "Type your answer the way you talk, and press Enter. At a choice you can also click or type a number.\n\n"
        "You can always type: don't know · rather not · later · back · why · explain · note: … · "
        "oh no, … (to correct) · undo · overview · stop\n"
        "Do you lead the talk? Then you can also type: tip\n\n"
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
        "'Welke past?' helpt een methode te kiezen. In 'Agenda' staat wat eraan komt.\n\n"
        "TOETSEN\n"
        "Enter   dossier kiezen, gesprek openen\n"
        "Ctrl+N  nieuw gesprek\n"
        "Del     gekozen dossier verwijderen; eerst komt er een vraag\n"
        "Esc     in het voorbeeld: stoppen met het voorbeeld\n\n"
        "Je kunt in een gesprek altijd typen: weet ik niet · liever niet · later · terug · waarom · leg uit · stop",
        "DRAAGWIJZER\n\n"
        "On the left are the client files, the last changed first. On the right are the talks of the file you chose. "
        "'Which fits?' helps you to choose a method. 'Agenda' shows what is coming.\n\n"
        "KEYS\n"
        "Enter   choose a file, open a talk\n"
        "Ctrl+N  new talk\n"
        "Del     remove the file you chose; you are asked first\n"
        "Esc     in the example: end the example\n\n"
        "In a talk you can always type: don't know · rather not · later · back · why · explain · stop",
    ),
    "help_lock": (
        "HET SLOT\n\n"
        "Typ je wachtzin en druk op Enter. De eerste keer kies je er een. Je krijgt dan een herstelsleutel: schrijf hem op. "
        "Wachtzin kwijt? Met de herstelsleutel kies je een nieuwe.\n\n"
        "TOETSEN\n"
        "Enter   openen",
        "THE LOCK\n\n"
        "Type your passphrase and press Enter. The first time you choose one. Then you get a recovery key: write it down. "
        "Lost your passphrase? With the recovery key you choose a new one.\n\n"
        "KEYS\n"
        "Enter   open",
    ),
    "help_keys": (
        "DE SLEUTELS\n\n"
        "Hier staat wie erin kan: jij met de wachtzin of de herstelsleutel, deze computer, een organisatie. "
        "Kies er een om te veranderen. Daarvoor typ je eerst je wachtzin. De wachtzin en de herstelsleutel blijven altijd.\n\n"
        "TOETSEN\n"
        "Pijltjes  kiezen                 Enter     veranderen\n"
        "Esc       terug                  Tab       naar de knoppen",
        "THE KEYS\n\n"
        "Here is who can get in: you with the passphrase or the recovery key, this computer, an organisation. "
        "Choose one to change it. You type your passphrase first. The passphrase and the recovery key always stay.\n\n"
        "KEYS\n"
        "Arrows    choose                 Enter     change\n"
        "Esc       back                   Tab       to the buttons",
    ),
    "help_kiosk": (
        "EEN GESPREK VOOR ÉÉN CLIËNT\n\n"
        "De begeleider opent en geeft het scherm aan jou. Je ziet alleen dit ene gesprek. Na het gesprek gaat alles op slot.\n\n"
        "TOETSEN\n"
        "Enter   verder                   Esc     na afloop gaat alles op slot",
        "ONE TALK FOR ONE CLIENT\n\n"
        "The worker opens it and gives you the screen. You see this one talk only. After the talk everything locks.\n\n"
        "KEYS\n"
        "Enter   next                     Esc     after the talk it locks",
    ),
    "help_kiosk_talk": (
        "JOUW GESPREK\n\n"
        "Typ je antwoord zoals je praat, en druk op Enter. Bij een keuze kun je ook klikken of een cijfer typen. "
        "Niets moet. Stoppen mag altijd: typ 'stop'. Dan gaat alles op slot.\n\n"
        "Je kunt altijd typen: weet ik niet · liever niet · later · terug · waarom · leg uit · "
        "o nee, … (om te verbeteren) · stop\n\n"
        "TOETSEN\n"
        "F2      waarom deze vraag        F8      notitie\n"
        "F3      in andere woorden        F9      alle antwoorden nalezen\n"
        "F4      terug                    F10     jouw verslag\n"
        "F5      weet ik niet             F11     kaart van familie en netwerk\n"
        "F6      liever niet              F12     mensen in het paneel\n"
        "F7      later                    Ctrl+B  panelen aan of uit\n"
        "Ctrl+Z  ongedaan                 Esc     terug naar de regel om te typen",
        "YOUR TALK\n\n"
        "Type your answer the way you talk, and press Enter. At a choice you can also click or type a number. "
        "You don't have to answer. You can always stop: type 'stop'. Then everything locks.\n\n"
        "You can always type: don't know · rather not · later · back · why · explain · "
        "oh no, … (to correct) · stop\n\n"
        "KEYS\n"
        "F2      why this question        F8      note\n"
        "F3      in other words           F9      review all answers\n"
        "F4      back                     F10     your report\n"
        "F5      don't know               F11     map of family and network\n"
        "F6      rather not               F12     people in the panel\n"
        "F7      later                    Ctrl+B  panels on or off\n"
        "Ctrl+Z  undo                     Esc     back to the line to type on",
    ),
    "help_begin": (
        "EEN NIEUW GESPREK\n\n"
        "Vul in voor wie het is: een naam of een nummer. Bestaat dat dossier al, dan komt het gesprek erbij. "
        "Kies een methode; typ een stukje van de naam om te zoeken. Zeg wie achter het scherm zit: daar past de toon bij.\n\n"
        "TOETSEN\n"
        "Enter   naar het volgende        Pijltjes  kiezen in een lijst\n"
        "Spatie  keuze aanvinken          Esc       terug, er begint niets",
        "A NEW TALK\n\n"
        "Fill in who it is for: a name or a number. If that file exists, the talk is added to it. "
        "Choose a method; type a bit of its name to find it. Say who is at the screen: the tone fits that person.\n\n"
        "KEYS\n"
        "Enter   to the next              Arrows    choose in a list\n"
        "Space   tick a choice            Esc       back, nothing is begun",
    ),
    "help_methods": (
        "DE METHODEN\n\n"
        "Kies links een methode. Rechts staat voor wie die is, wat die vraagt en hoe zeker het is dat die werkt. "
        "Typ bovenaan om te zoeken.\n\n"
        "TOETSEN\n"
        "Pijltjes  kiezen                 Tab       naar de knoppen\n"
        "Esc       terug",
        "THE METHODS\n\n"
        "Choose a method on the left. On the right you read who it is for, what it takes and how sure it is that it works. "
        "Type at the top to search.\n\n"
        "KEYS\n"
        "Arrows    choose                 Tab       to the buttons\n"
        "Esc       back",
    ),
    "help_due": (
        "DE AGENDA\n\n"
        "Bijeenkomsten en stappen van alle dossiers, het eerste eerst. In de kalender van je computer komen ze met: "
        "draagwijzer due --ics BESTAND\n\n"
        "TOETSEN\n"
        "Enter   het dossier openen       Esc     terug",
        "THE AGENDA\n\n"
        "Meetings and steps of all client files, the first one first. They come into the calendar of your computer with: "
        "draagwijzer due --ics FILE\n\n"
        "KEYS\n"
        "Enter   open the file            Esc     back",
    ),
    "help_review": (
        "ALLE ANTWOORDEN\n\n"
        "Kies een antwoord om het te veranderen: de vraag komt dan opnieuw. Eerst lees je wat er verandert.\n\n"
        "TOETSEN\n"
        "Pijltjes  kiezen                 Enter     dit antwoord veranderen\n"
        "Esc, F9   terug naar het gesprek",
        "ALL ANSWERS\n\n"
        "Choose an answer to change it: the question is then asked again. First you read what changes.\n\n"
        "KEYS\n"
        "Arrows    choose                 Enter     change this answer\n"
        "Esc, F9   back to the talk",
    ),
    "help_report": (
        "HET VERSLAG\n\n"
        "Lees het voor de professional of voor de cliënt, in de taal van het gesprek of in de andere. 'Opslaan' maakt alle vormen: PDF, DOCX, webpagina en tekst, en een "
        "boekje met grote letters voor de cliënt. Wie het bestand heeft, kan het lezen: bewaar het veilig.\n\n"
        "TOETSEN\n"
        "Pijltjes, PageUp, PageDown  lezen\n"
        "Tab       naar de knoppen        Esc, F10  terug naar het gesprek",
        "THE REPORT\n\n"
        "Read it for the professional or for the client, in the language of the talk or in the other one. 'Save' makes all forms: PDF, DOCX, web page and text, and a "
        "booklet in large type for the client. Whoever has the file can read it: keep it safe.\n\n"
        "KEYS\n"
        "Arrows, PageUp, PageDown  read\n"
        "Tab       to the buttons         Esc, F10  back to the talk",
    ),
    "help_tie": (
        "BANDEN\n\n"
        "Kies een band om te veranderen, of maak een nieuwe: wat voor band, met wie, hoe en sinds wanneer.\n\n"
        "TOETSEN\n"
        "Enter, spatie  lijst openen      Links, rechts  vorige, volgende\n"
        "Del            leegmaken         Ctrl+S         bewaren\n"
        "Esc            terug; is er iets niet bewaard, dan komt er eerst een vraag",
        "TIES\n\n"
        "Choose a tie to change, or make a new one: what kind, with whom, how and since when.\n\n"
        "KEYS\n"
        "Enter, space   open the list     Left, right    previous, next\n"
        "Del            clear             Ctrl+S         save\n"
        "Esc            back; if something is not saved, you are asked first",
    ),
    "help_map": (
        "DE KAART\n\n"
        "Iedereen op de kaart kun je kiezen en veranderen. Wie gekozen is, staat tussen haken. Onderaan lees je wat er bekend is.\n\n"
        "TOETSEN\n"
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
        "You can choose and change everyone on the map. The person you chose stands between brackets. Below you read what is known.\n\n"
        "KEYS\n"
        "Tab, n, p      next, previous person\n"
        "Arrows         to the person that way\n"
        "PgUp, PgDn     scroll; also Shift+arrows or mouse\n"
        "Enter          card of this person\n"
        "a              add someone\n"
        "t              add or change a tie (partner, parent ...)\n"
        "Del            remove; first you see what goes with it\n"
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
        "TOETSEN\n"
        "Enter, Tab     volgend veld\n"
        "Pijl omlaag    bij Relatie: de lijst in; in een lijst: kiezen\n"
        "Spatie         aanvinken bij Geeft en Krijgt\n"
        "Ctrl+S         bewaren\n"
        "Esc            terug; is er iets niet bewaard, dan komt er eerst een vraag",
        "THE CARD OF A PERSON\n\n"
        "Fill in what you know. What you leave empty stays unknown. Type the way you talk: 'every week', 'May 1960', 'neighbour'. "
        "Below the field you read how it was understood.\n\n"
        "KEYS\n"
        "Enter, Tab     next field\n"
        "Arrow down     at Relation: into the list; in a list: choose\n"
        "Space          tick at Gives and Receives\n"
        "Ctrl+S         save\n"
        "Esc            back; if something is not saved, you are asked first",
    ),
}



def _whole(key: str, at: int) -> str:
    return _SAID[key][at] + (_LOCKED if key == "help_lock" else _ALWAYS)[at] + _KEPT[at]


say = Words({key: (_whole(key, 0), _whole(key, 1)) for key in _SAID})
