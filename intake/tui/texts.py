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
        "forgotten": ("Wachtzin vergeten", "Forgot the passphrase"),
        "forgotten_text": (
            "Zonder wachtzin kunnen we de gegevens niet terughalen. Heb je de herstelsleutel nog? Typ hem hier, met een nieuwe wachtzin.",
            "Without the passphrase we cannot get the data back. Do you still have the recovery key? Type it here, with a new passphrase.",
        ),
        "recovery_key": ("Herstelsleutel", "Recovery key"),
        "new_passphrase": ("Nieuwe wachtzin", "New passphrase"),
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
        "genogram": ("Genogram", "Genogram"),
        "ecogram": ("Ecogram", "Ecogram"),
        "in_words": ("In woorden", "In words"),
        "own_ancestor": ("{name} zou de eigen voorouder zijn. Kijk de ouders en kinderen na.", "{name} would be their own ancestor. Check the parents and children."),
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
        "not_saved": ("Opslaan lukte niet: {why}", "Saving failed: {why}"),
        "help_text": (
            "DRAAGWIJZER\n\n"
            "Typ je antwoord zoals je praat, en druk op Enter. Bij keuzes kun je ook klikken of een cijfer typen.\n\n"
            "Je kunt altijd typen: weet ik niet · liever niet · later · terug · waarom · leg uit · notitie: … · "
            "o nee, … (om te verbeteren) · ongedaan · overzicht · stop\n\n"
            "TOETSEN\n"
            "F1  deze uitleg            F6  liever niet\n"
            "F2  waarom deze vraag      F7  later\n"
            "F3  in andere woorden      F8  notitie\n"
            "F4  terug                  F9  alle antwoorden nalezen\n"
            "F5  weet ik niet           F10 verslag\n"
            "Ctrl+P  alle opdrachten    Ctrl+T  Nederlands of Engels\n"
            "Ctrl+B  panelen aan of uit F11     kaart van familie en netwerk\n"
            "Ctrl+Q  stoppen           Esc     pauze, terug naar het begin\n\n"
            "Alles wordt meteen bewaard, versleuteld op deze computer. Niets gaat het internet op.",
            "DRAAGWIJZER\n\n"
            "Type your answer the way you talk, and press Enter. With choices you can also click or type a digit.\n\n"
            "You can always type: don't know · rather not · later · back · why · explain · note: … · "
            "oh no, … (to correct) · undo · overview · stop\n\n"
            "KEYS\n"
            "F1  this help              F6  rather not\n"
            "F2  why this question      F7  later\n"
            "F3  in other words         F8  note\n"
            "F4  back                   F9  review all answers\n"
            "F5  don't know             F10 report\n"
            "Ctrl+P  all commands       Ctrl+T  Dutch or English\n"
            "Ctrl+B  panels on or off   F11     map of family and network\n"
            "Ctrl+Q  quit              Esc     pause, back to the start\n\n"
            "Everything is kept at once, encrypted on this computer. Nothing goes to the internet.",
        ),
        "theme": ("Thema: {name}", "Theme: {name}"),
        "dark": ("donker", "dark"),
        "light": ("licht", "light"),
        "contrast": ("hoog contrast", "high contrast"),
    }
)  # fmt: skip
