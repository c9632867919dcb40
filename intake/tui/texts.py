"""What the screens say, in Dutch and English."""

from __future__ import annotations

from intake.words import Words

say = Words(
    {
        "tagline": ("Wat draag je, en wat draagt jou?", "What do you carry, and what carries you?"),
        # unlock
        "first": (
            "Welkom. Kies een wachtzin. Daarmee blijft alles wat je opschrijft geheim. Een zin die je kunt onthouden is goed.",
            "Welcome. Choose a passphrase. It keeps everything you write secret. A sentence you can remember works well.",
        ),
        "passphrase": ("Wachtzin", "Passphrase"),
        "again": ("Nog een keer", "Once more"),
        "open": ("Openen", "Open"),
        "make": ("Maken", "Create"),
        "differ": ("De twee zinnen zijn niet gelijk.", "The two phrases differ."),
        "short": ("Neem minstens 8 tekens.", "Use at least 8 characters."),
        "strength_0": ("Kort. Neem een paar woorden meer.", "Short. Add a few more words."),
        "strength_1": ("Redelijk. Langer is veiliger.", "Fair. Longer is safer."),
        "strength_2": ("Sterk.", "Strong."),
        "recovery": (
            "Dit is je herstelsleutel. Schrijf hem op en bewaar hem veilig. Je ziet hem maar één keer. "
            "Zonder wachtzin en zonder deze sleutel kan niemand de gegevens nog lezen. Ook wij niet.",
            "This is your recovery key. Write it down and keep it safe. You see it only once. "
            "Without the passphrase and without this key nobody can read the data again. We cannot either.",
        ),
        "written_down": ("Ik heb hem opgeschreven", "I have written it down"),
        "team": ("De dossiers van je team.", "The client files of your team."),
        "forgotten": ("Wachtzin vergeten", "Forgot the passphrase"),
        "forgotten_text": (
            "Zonder wachtzin kunnen we de gegevens niet terughalen. Heb je de herstelsleutel nog? Typ hem hier, met een nieuwe wachtzin.",
            "Without the passphrase we cannot get the data back. Do you still have the recovery key? Type it here, with a new passphrase.",
        ),
        "recovery_key": ("Herstelsleutel", "Recovery key"),
        "new_passphrase": ("Nieuwe wachtzin", "New passphrase"),
        "member": ("Je naam in het team", "Your name in the team"),
        "member_password": ("Je wachtwoord voor het team", "Your password for the team"),
        "needs_member": ("Vul je naam en je wachtwoord in.", "Fill in your name and your password."),
        "wait": ("Een ogenblik…", "One moment…"),
        "cancel": ("Terug", "Back"),
        # home
        "search": ("Zoek een dossier", "Search a dossier"),
        "dossiers": ("Dossiers", "Dossiers"),
        "talks": ("Gesprekken", "Talks"),
        "no_dossiers": ("Nog geen dossiers. Begin met 'Nieuw gesprek'.", "No dossiers yet. Begin with 'New talk'."),
        "nothing_found": ("Niets gevonden.", "Nothing found."),
        "no_talks": ("Nog geen gesprek in dit dossier. Kies 'Nieuw gesprek'.", "No talk in this dossier yet. Choose 'New talk'."),
        "new_talk": ("Nieuw gesprek", "New talk"),
        "methods": ("Methoden", "Methods"),
        "damaged": (
            "De dossiers op deze computer zijn beschadigd. Er is niets weggegooid. Er is een goede kopie van {day}. "
            "Typ je wachtzin om die terug te zetten. Het beschadigde bestand blijft bewaard.",
            "The client files on this computer are damaged. Nothing was thrown away. There is a sound copy of {day}. "
            "Type your passphrase to put it back. The damaged file is kept.",
        ),
        "put_back": ("Kopie terugzetten", "Put back the copy"),
        "locked_now": ("Vergrendeld. Alles is bewaard.", "Locked. Everything is kept."),
        "lock_now": ("Vergrendelen", "Lock"),
        "find_method": ("Zoek een methode", "Find a method"),
        "due": ("Agenda", "Agenda"),
        "due_title": ("Wat er aan komt", "What is coming"),
        "due_none": ("Er staat niets op de lijst. Spreek in een gesprek een dag af.", "Nothing is on the list. Agree on a day in a talk."),
        "looking": ("Even kijken ...", "Looking ..."),
        "which_now": ("Welke past?", "Which fits?"),
        "help": ("Uitleg", "Help"),
        "quit": ("Stoppen", "Quit"),
        "to_english": ("English", "Nederlands"),
        "asking": ("bezig", "going on"),
        "paused": ("pauze", "paused"),
        "finished": ("klaar", "finished"),
        "for_whom": ("Voor wie is dit gesprek? Een naam of een nummer.", "Who is this talk for? A name or a number."),
        "which_method": ("Welk gesprek?", "Which talk?"),
        "who_leads": ("Wie zit achter het scherm?", "Who is at the screen?"),
        "worker": ("Ik ben professional", "I am a professional"),
        "volunteer": ("Ik ben vrijwilliger", "I am a volunteer"),
        "client": ("Ik vul dit zelf in", "I fill this in myself"),
        "begin": ("Beginnen", "Begin"),
        "needs_title": ("Vul eerst een naam of nummer in.", "First fill in a name or a number."),
        "variants": ("Er is ook een andere vorm: {titles}.", "There is another form too: {titles}."),
        "only_card": ("Van deze methode is er een kaart, nog geen gesprek.", "There is a card of this method, not a talk yet."),
        "card_summary": ("", ""),
        "card_for_whom": ("Voor wie", "For whom"),
        "card_by_whom": ("Door wie", "By whom"),
        "card_takes": ("Wat het vraagt", "What it takes"),
        "card_needs": ("Wat nodig is", "What is needed"),
        "card_not_when": ("Niet geschikt", "Not suitable"),
        "card_product": ("Wat het oplevert", "What comes of it"),
        "card_evidence_text": ("Hoe zeker", "How sure"),
        "start_this": ("Dit gesprek beginnen", "Begin this talk"),
        # conversation
        "type_here": ("Typ je antwoord en druk op Enter", "Type your answer and press Enter"),
        "dont_know": ("Weet ik niet", "Don't know"),
        "rather_not": ("Liever niet", "Rather not"),
        "later": ("Later", "Later"),
        "back": ("Terug", "Back"),
        "why": ("Waarom?", "Why?"),
        "explain": ("Leg uit", "Explain"),
        "skip": ("Overslaan", "Skip"),
        "note": ("Notitie", "Note"),
        "undo": ("Ongedaan", "Undo"),
        "pause": ("Pauze", "Pause"),
        "review": ("Nalezen", "Review"),
        "report": ("Verslag", "Report"),
        "map": ("Kaart", "Map"),
        "own_ancestor": ("{name} zou de eigen voorouder zijn. Kijk de ouders en kinderen na.", "{name} would be their own ancestor. Check the parents and children."),
        # map and card
        "yes": ("Ja", "Yes"),
        "no": ("Nee", "No"),
        "map_genogram": ("Genogram", "Genogram"),
        "map_ecogram": ("Ecogram", "Ecogram"),
        "map_circle": ("Cirkel", "Circle"),
        "map_wijkecogram": ("Wijk", "Neighbourhood"),
        "map_msna": ("MSNA", "MSNA"),
        "map_compare": ("Toen en nu", "Then and now"),
        "map_nobody": (
            "Er staat nog niemand op de kaart. Druk op a om iemand toe te voegen.",
            "Nobody is on the map yet. Press a to add someone.",
        ),
        "map_then": ("Stond er toen wel, nu niet meer.", "Was there then, not any more now."),
        "map_then_fixed": (
            "Van een eerder gesprek kun je hier niets veranderen.",
            "What belongs to an earlier talk cannot be changed here.",
        ),
        "map_undrawn": (
            "Deze kaart kan nu niet worden getekend. Alles is wel bewaard. De andere kaarten kunnen wel.",
            "This map cannot be drawn now. Everything is kept. The other maps do work.",
        ),
        "key_enter": ("Enter kaart", "Enter card"),
        "key_a": ("a erbij", "a add"),
        "key_t": ("t band", "t tie"),
        "key_delete": ("Del weg", "Del remove"),
        "key_u": ("u terug", "u undo"),
        "key_plus": ("+", "+"),
        "key_minus": ("−", "−"),
        "key_i": ("i initialen", "i initials"),
        "key_d": ("d woorden", "d words"),
        "key_escape": ("Esc", "Esc"),
        "key_f1": ("F1", "F1"),
        "do_edit": ("Kaart van deze persoon", "Card of this person"),
        "do_add": ("Iemand toevoegen", "Add someone"),
        "do_tie": ("Band toevoegen of veranderen", "Add or change a tie"),
        "do_remove": ("Deze persoon weghalen", "Remove this person"),
        "do_undo": ("Laatste verandering terugdraaien", "Undo the last change"),
        "do_initials": ("Namen of initialen", "Names or initials"),
        "do_words": ("Tekening of woorden", "Drawing or words"),
        "do_close": ("Terug naar het gesprek", "Back to the talk"),
        "zoom_whole": ("De hele kaart in beeld.", "The whole map in view."),
        "zoom_normal": ("Gewone grootte.", "Normal size."),
        "zoom_large": ("Groot, met meer over ieder.", "Large, with more about everyone."),
        "card_new": ("Iemand nieuw op de kaart", "Someone new on the map"),
        "card_who": ("Wie", "Who"),
        "card_contact": ("Contact", "Contact"),
        "card_support": ("Steun", "Support"),
        "card_maps": ("Plaats op de kaarten", "Place on the maps"),
        "card_save": (" Bewaren ", " Save "),
        "card_leave": (" Terug ", " Back "),
        "card_keys": ("Ctrl+S bewaart · Esc terug", "Ctrl+S saves · Esc back"),
        "card_discard": ("Je wijzigingen zijn nog niet bewaard. Toch teruggaan?", "Your changes are not saved yet. Go back anyway?"),
        "tie_title": ("Banden van {name}", "Ties of {name}"),
        "tie_which": ("Welke band", "Which tie"),
        "tie_new": ("een nieuwe band", "a new tie"),
        "tie_kind": ("Wat", "What"),
        "tie_with": ("Met wie", "With whom"),
        "tie_status": ("Hoe", "How"),
        "tie_since": ("Sinds", "Since"),
        "tie_until": ("Tot", "Until"),
        "tie_choose": ("kies", "choose"),
        "tie_remove": (" Weghalen ", " Remove "),
        "tie_missing": ("Kies wat voor band het is, en met wie.", "Choose what kind of tie it is, and with whom."),
        "tie_order": ("'Tot' ligt vóór 'sinds'. Kijk beide jaren na.", "'Until' comes before 'since'. Check both years."),
        "panel_people": ("F12 kiezen · F11 kaart", "F12 choose · F11 map"),
        "choose_person": ("Iemand kiezen en veranderen", "Choose and change someone"),
        "help_map": (
            "DE KAART\n\n"
            "Iedereen op de kaart kun je kiezen en veranderen. Wie gekozen is, staat tussen haken. Onderaan lees je wat er bekend is.\n\n"
            "Tab, n, p      volgende, vorige persoon\n"
            "Pijltjes       naar de persoon die kant op\n"
            "Shift+pijltjes, PageUp, PageDown, muis    schuiven\n"
            "Enter          kaart van deze persoon\n"
            "a              iemand toevoegen\n"
            "t              band toevoegen of veranderen (partner, ouder, tweeling, kent ...)\n"
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
            "Shift+arrows, PageUp, PageDown, mouse    scroll\n"
            "Enter          card of this person\n"
            "a              add someone\n"
            "t              add or change a tie (partner, parent, twin, knows ...)\n"
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
        "finish": ("Afronden", "Finish"),
        "language": ("Taal", "Language"),
        "panels": ("Panelen", "Panels"),
        "choose": ("Kies wat is aangevinkt (of Enter)", "Take what is ticked (or Enter)"),
        "people": ("Mensen", "People"),
        "scores": ("Tot nu toe", "So far"),
        "load": ("Draaglast", "Load"),
        "capacity": ("Draagkracht", "Capacity"),
        "range": ("{score} · kan nog {low} tot {high} worden", "{score} · can still become {low} to {high}"),
        "unknown": ("nog niet bekend", "not known yet"),
        "notes": ("Notities", "Notes"),
        "none_yet": ("nog niemand", "nobody yet"),
        "minutes": ("{minutes} min", "{minutes} min"),
        "question_of": ("vraag {number} van {total}", "question {number} of {total}"),
        "all_asked": ("alles gevraagd", "all asked"),
        "bye": ("Alles is bewaard. Tot de volgende keer.", "Everything is kept. See you next time."),
        # review
        "review_title": ("Alle antwoorden. Kies een antwoord om het te veranderen.", "All answers. Choose one to change it."),
        "open_row": ("nog open", "still open"),
        "dont_know_row": ("weet niet", "doesn't know"),
        "rather_not_row": ("liever niet", "rather not"),
        "later_row": ("later", "later"),
        "skipped_row": ("overgeslagen", "skipped"),
        "not_applicable_row": ("niet van toepassing", "does not apply"),
        "hidden_row": ("telt nu niet mee", "does not count now"),
        # report
        "professional": ("Voor de professional", "For the professional"),
        "for_client": ("Voor de cliënt", "For the client"),
        "save": ("Opslaan", "Save"),
        "saved": ("Opgeslagen in {folder}", "Saved in {folder}"),
        "as_text": ("Als tekst", "As text"),
        "delivered": ("{name} staat bij je downloads.", "{name} is with your downloads."),
        # kiosk
        "kiosk_ready": (
            "Alles is klaar. Geef het scherm nu aan wie gaat antwoorden.",
            "All is ready. Now hand the screen to who is going to answer.",
        ),
        "kiosk_text": (
            "Op dit scherm komt één gesprek: {flow}. Daarna gaat het weer op slot. Andere dossiers zijn hier niet te zien.",
            "This screen shows one talk: {flow}. After it the screen locks again. No other client files can be seen here.",
        ),
        "thanks": ("Dank je wel", "Thank you"),
        "thanks_text": (
            "Alles is bewaard. Geef het scherm terug, of lees eerst je verslag. Na een minuut gaat het vanzelf op slot.",
            "Everything is kept. Give the screen back, or read your report first. After a minute it locks by itself.",
        ),
        "thanks_lock": ("Klaar", "Done"),
        "thanks_report": ("Mijn verslag lezen", "Read my report"),
        "not_saved": ("Opslaan lukte niet: {why}", "Saving failed: {why}"),
        "help_text": (
            "DRAAGWIJZER\n\n"
            "Typ je antwoord zoals je praat, en druk op Enter. Bij keuzes kun je ook klikken of een cijfer typen.\n\n"
            "Je kunt altijd typen: weet ik niet · liever niet · later · terug · waarom · leg uit · notitie: … · "
            "o nee, … (om te verbeteren) · ongedaan · overzicht · stop\n"
            "Leid jij het gesprek? Typ ook: tip\n\n"
            "TOETSEN\n"
            "F1  deze uitleg            F6  liever niet\n"
            "F2  waarom deze vraag      F7  later\n"
            "F3  in andere woorden      F8  notitie\n"
            "F4  terug                  F9  alle antwoorden nalezen\n"
            "F5  weet ik niet           F10 verslag\n"
            "Ctrl+P  alle opdrachten    Ctrl+T  Nederlands of Engels\n"
            "Ctrl+B  panelen aan of uit F11     kaart van familie en netwerk\n"
            "F12     mensen in het paneel      Ctrl+L  vergrendelen\n"
            "Ctrl+Q  stoppen           Esc     pauze, terug naar het begin\n\n"
            "Alles wordt meteen bewaard, versleuteld op deze computer. Niets gaat het internet op.",
            "DRAAGWIJZER\n\n"
            "Type your answer the way you talk, and press Enter. With choices you can also click or type a digit.\n\n"
            "You can always type: don't know · rather not · later · back · why · explain · note: … · "
            "oh no, … (to correct) · undo · overview · stop\n"
            "Do you lead the talk? Type also: tip\n\n"
            "KEYS\n"
            "F1  this help              F6  rather not\n"
            "F2  why this question      F7  later\n"
            "F3  in other words         F8  note\n"
            "F4  back                   F9  review all answers\n"
            "F5  don't know             F10 report\n"
            "Ctrl+P  all commands       Ctrl+T  Dutch or English\n"
            "Ctrl+B  panels on or off   F11     map of family and network\n"
            "F12     people in the panel      Ctrl+L  lock\n"
            "Ctrl+Q  quit              Esc     pause, back to the start\n\n"
            "Everything is kept at once, encrypted on this computer. Nothing goes to the internet.",
        ),
        "theme": ("Thema: {name}", "Theme: {name}"),
        "dark": ("donker", "dark"),
        "light": ("licht", "light"),
        "contrast": ("hoog contrast", "high contrast"),
    }
)  # fmt: skip
