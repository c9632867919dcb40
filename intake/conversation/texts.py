"""What the program itself says in a talk, in Dutch and English."""

from __future__ import annotations

from intake.words import Words

say = Words(
    {
        # how it begins, goes on and ends
        "welcome": (
            "{title}. Dit duurt ongeveer {minutes} minuten. Stoppen mag altijd: typ 'stop'. Typ 'help' voor wat je nog meer kunt zeggen.",
            "{title}. This takes about {minutes} minutes. You can always stop: type 'stop'. Type 'help' for what else you can say.",
        ),
        "welcome_back": ("Fijn dat je er weer bent. We gaan verder waar we waren.", "Good to have you back. We go on where we were."),
        "paused": ("Alles is bewaard. De volgende keer gaan we hier verder.", "Everything is kept. Next time we go on right here."),
        "is_paused": ("We hebben pauze. Typ 'verder' om verder te gaan.", "We are taking a break. Type 'go on' to continue."),
        "stage": ("{title} · ongeveer {minutes} minuten", "{title} · about {minutes} minutes"),
        "stage_plain": ("{title}", "{title}"),
        "all_asked": (
            "Dit waren de vragen. Typ 'klaar' om af te ronden, of 'overzicht' om alles na te lezen.",
            "These were the questions. Type 'done' to finish, or 'overview' to read everything again.",
        ),
        "still_open": (
            "Er staat nog open: {count}. Dat mag. Je vindt het terug in het verslag.",
            "Still open: {count}. That is fine. You will find it in the report.",
        ),
        "finish_anyway": ("Er zijn nog {count} vragen open. Wil je toch afronden?", "{count} questions are still open. Finish anyway?"),
        "finished": ("Dank je wel. Het gesprek is klaar. Het verslag staat voor je klaar.", "Thank you. The talk is done. The report is ready for you."),
        "is_finished": ("Dit gesprek is klaar. Een antwoord verbeteren kan nog steeds.", "This talk is done. You can still correct an answer."),
        "cards_left": (
            "Je mag zelf kiezen wat nu komt. Typ 'kaart' en de naam. Nog over: {cards}.",
            "You choose what comes next. Type 'card' and the name. Still left: {cards}.",
        ),
        "no_such_card": ("Die kaart ken ik niet. Kies uit: {cards}.", "I do not know that card. Choose from: {cards}."),
        # people of an earlier talk
        "carried": (
            "Uit een eerder gesprek ken ik al: {people}. Klopt dat nog?",
            "From an earlier talk I know already: {people}. Is that still right?",
        ),
        "carried_kept": ("Mooi, zij staan er al bij.", "Good, they are there already."),
        "carried_who": ("Wie hoort er niet meer bij? {choices}", "Who does not belong any more? {choices}"),
        "carried_done": ("Zo is het goed", "It is right like this"),
        "carried_none": ("Begin met een lege lijst", "Start with an empty list"),
        "carried_gone": ("Goed, we beginnen met een lege lijst.", "Fine, we start with an empty list."),
        # answers
        "noted_value": ("Genoteerd: {value}.", "Noted: {value}."),
        "noted_vague": ("Genoteerd: {value}. Een precies getal hoeft niet.", "Noted: {value}. An exact number is not needed."),
        "anyone_else": ("Nog iemand? Typ de naam. Of typ 'nee'.", "Anyone else? Type the name. Or type 'no'."),
        "confirm": ("Ik begreep: {value}. Klopt dat?", "I understood: {value}. Is that right?"),
        "confirm_either": ("Bedoel je {value}? Of: {others}?", "Do you mean {value}? Or: {others}?"),
        "keep_words": ("Zal ik je woorden ook als antwoord opschrijven?", "Shall I also write down your words as the answer?"),
        "not_confirmed": ("Goed dat je het zegt. Hoe is het dan?", "Good that you say so. How is it then?"),
        "too_long": (
            "Dat was meer dan ik kan bewaren. Ik heb de eerste {count} tekens gehouden.",
            "That was more than I can keep. I kept the first {count} characters.",
        ),
        "empty": ("Neem de tijd. Weet je het niet? Typ dan 'weet ik niet'.", "Take your time. Don't know? Then type 'don't know'."),
        "dont_know": ("Dat geeft niet.", "That is fine."),
        "rather_not": ("Dat hoeft ook niet. We slaan het over.", "You do not have to. We leave it."),
        "later": ("Goed, die vraag komt later terug.", "Fine, that question comes back later."),
        "not_applicable": ("Goed, dat geldt hier niet.", "Fine, that does not apply here."),
        "skipped": ("Goed, we slaan deze over.", "Fine, we skip this one."),
        "why_skip": (
            "In dit gesprek ligt de volgorde vast. Waarom slaan we deze vraag over?",
            "In this talk the order is fixed. Why do we skip this question?",
        ),
        "fixed_order": (
            "In dit gesprek ligt de volgorde vast. Verbeteren wat er al staat kan wel.",
            "In this talk the order is fixed. You can correct what is already there.",
        ),
        # when it was not understood
        "miss_1": ("Dat begreep ik niet goed. Ik vraag het anders: {help}", "I did not quite get that. Let me ask it differently: {help}"),
        "miss_2": ("Ik help je even. Een antwoord is bijvoorbeeld: {example}", "Let me help. An answer is for example: {example}"),
        "miss_3": ("Kies wat het beste past: {choices}", "Choose what fits best: {choices}"),
        "miss_3_plain": ("Zo kan het: {hint}", "This works: {hint}"),
        "miss_4": ("Ik leg deze vraag even opzij. Je woorden heb ik bewaard.", "I put this question aside for now. I kept your words."),
        "hint_yesno": ("typ ja of nee", "type yes or no"),
        "hint_choice": ("typ het nummer of het woord", "type the number or the word"),
        "hint_choices": ("typ een of meer nummers of woorden", "type one or more numbers or words"),
        "hint_scale": ("typ een getal van {low} tot {high}", "type a number from {low} to {high}"),
        "hint_number": ("typ een getal van {low} tot {high}", "type a number from {low} to {high}"),
        "hint_anynumber": ("typ een getal", "type a number"),
        "hint_frequency": ("typ hoe vaak, zoals 'elke week' of '2 keer per maand'", "type how often, like 'every week' or 'twice a month'"),
        "hint_duration": ("typ hoe lang, zoals '3 maanden' of 'half uur'", "type how long, like '3 months' or 'half an hour'"),
        "hint_date": ("typ een jaar of datum, zoals '2015' of '12 mei 2015'", "type a year or date, like '2015' or '12 May 2015'"),
        "hint_people": ("typ de namen, zoals 'dochter Anna (33) in Zwolle'", "type the names, like 'daughter Anna (33) in York'"),
        "hint_text": ("vertel het in je eigen woorden", "say it in your own words"),
        "hint_info": ("druk op Enter", "press Enter"),
        "no_example": ("wat er het eerst in je opkomt", "the first thing that comes to mind"),
        # moves
        "no_back": ("Dit is het begin. Verder terug kan niet.", "This is the beginning. We cannot go further back."),
        "back": ("We gaan terug.", "We go back."),
        "stands": ("Er staat nu: {value}.", "It now says: {value}."),
        "not_now": ("Die vraag geldt nu niet. Ze hangt af van een ander antwoord.", "That question does not apply now. It depends on another answer."),
        "no_such_question": ("Die vraag is er niet in dit gesprek.", "There is no such question in this talk."),
        "your_note": ("Wat wil je onthouden? Typ het hieronder.", "What would you like to keep? Type it below."),
        "note_kept": ("Opmerking bewaard.", "Note kept."),
        "kept_as_note": ("Ik heb je woorden als opmerking bewaard.", "I kept your words as a note."),
        "undone": ("Dat heb ik teruggedraaid.", "I have undone that."),
        "nothing_to_undo": ("Er is niets om terug te draaien.", "There is nothing to undo."),
        "language": ("We gaan verder in het Nederlands.", "We go on in English."),
        "by": ("Nu antwoordt: {who}.", "Answering now: {who}."),
        "why_skipped_missing": ("Noem kort de reden. Dan gaan we door.", "Give the reason in a few words. Then we go on."),
        "help": (
            "Antwoord gewoon zoals je praat. Je kunt ook typen: weet ik niet · liever niet · later · terug · "
            "waarom · leg uit · notitie: ... · o nee, ... (om te verbeteren) · ongedaan · overzicht · stop.",
            "Just answer the way you talk. You can also type: don't know · rather not · later · back · why · "
            "explain · note: ... · oh no, ... (to correct) · undo · overview · stop.",
        ),
        "overview": ("Dit staat er nu: {rows}", "This is what it says now: {rows}"),
        "overview_empty": ("Er staat nog niets.", "Nothing is there yet."),
        # corrections
        "corrected": ("Verbeterd. {what}: {old} → {new}.", "Corrected. {what}: {old} → {new}."),
        "correct_confirm": ("{what}: {old} → {new}. Klopt dat?", "{what}: {old} → {new}. Is that right?"),
        "correct_which": ("Welk antwoord wil je verbeteren? {choices}", "Which answer do you want to correct? {choices}"),
        "correct_what": ("Wat moet het worden?", "What should it be?"),
        "correct_none": (
            "Ik weet niet welk antwoord je bedoelt. Typ 'overzicht' en kies het daar.",
            "I do not know which answer you mean. Type 'overview' and choose it there.",
        ),
        "unchanged": ("Goed, het blijft zoals het was.", "Fine, it stays as it was."),
        "already_so": ("Dat staat er al zo: {value}.", "That is what it already says: {value}."),
        "person_removed": ("{name} staat er niet meer bij.", "{name} is no longer there."),
        "person_added": ("Genoteerd: {value}.", "Noted: {value}."),
        # previews
        "hides": ("Dan vervallen antwoorden: {count}.", "Answers that then no longer count: {count}."),
        "shows": ("Dan komen er vragen bij: {count}.", "Questions that come up: {count}."),
        "moves": ("{what} gaat van {before} naar {after}.", "{what} goes from {before} to {after}."),
        "load": ("Draaglast", "Load"),
        "capacity": ("Draagkracht", "Capacity"),
        "go_on": ("Zal ik het veranderen?", "Shall I change it?"),
        # safety
        "lines": ("Bellen kan met:", "You can call:"),
        "steps": ("Stappen voor jou als professional:", "Steps for you as a professional:"),
        "after_card": ("Als je verder wilt, gaan we verder bij dezelfde vraag.", "When you are ready, we go on with the same question."),
        "same_card": ("Ik lees dat het zwaar is. De hulplijnen van zojuist blijven gelden.", "I read that it is hard. The help lines shown before are still there for you."),
        "no_card": ("Is er nu gevaar? Bel 112.", "Is there danger now? Call 112."),
    }
)  # fmt: skip
