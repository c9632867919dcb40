"""What a protocol tells the one who leads it: the guide of a stage, and who may be chosen from."""

from __future__ import annotations

from intake.conversation.fold import Conversation
from intake.definitions.model import Guide
from intake.network.wording import person_name
from intake.words import Words

tell = Words(
    {
        "meeting": ("Bijeenkomst {number}. De vorige keer was op {date}.", "Meeting {number}. The last one was on {date}."),
        "since": ("Wat is er gebeurd sinds de vorige keer?", "What has happened since last time?"),
        "since_client": ("Hoe ging het sinds de vorige keer?", "How have things been since last time?"),
        "how": ("Jullie spraken af: {step}. Hoe ging dat?", "You agreed: {step}. How did it go?"),
        "how_client": ("Je sprak af: {step}. Hoe ging dat?", "You agreed: {step}. How did it go?"),
        "done": ("het is gelukt", "it worked"),
        "partly": ("een beetje", "a little"),
        "not": ("nog niet", "not yet"),
        "dropped": ("het hoeft niet meer", "no longer needed"),
        "said_done": ("Dat is gelukt: {step}. Mooi. Sta daar even bij stil.", "That worked: {step}. Well done. Take a moment for it."),
        "said_partly": ("Een begin is er. Ook een kleine stap telt.", "There is a beginning. A small step counts too."),
        "said_not": (
            "Dat geeft niet. Een stap terug hoort erbij. Misschien helpt een kleinere stap.",
            "That is all right. A step back is part of it. Maybe a smaller step helps.",
        ),
        "said_dropped": ("Goed, die stap gaat van de lijst.", "Fine, that step comes off the list."),
        "which": ("Kies er een: {choices}", "Choose one: {choices}"),
        "go_on": ("We gaan verder met het gesprek.", "We go on with the talk."),
        "none_open": ("Er staan geen stappen open.", "No steps are open."),
        "when_next": (
            "Hierna komt een nieuwe bijeenkomst: {title}. Wanneer is die? Typ een datum, of 'nu' om door te gaan.",
            "Next is a new meeting: {title}. When will it be? Type a date, or 'now' to go on.",
        ),
        "when_again": (
            "Ik zocht een datum. Typ bijvoorbeeld '12 mei'. Of typ 'nu'.",
            "I was looking for a date. Type for example '12 May'. Or type 'now'.",
        ),
        "planned": ("Genoteerd: {title} op {date}.", "Noted: {title} on {date}."),
        "not_done": ("Deze stap is klaar als dit er is: {done}", "This stage is done when this is there: {done}"),
        "goal": ("Doel: {text}", "Aim: {text}"),
        "lead": ("Wie leidt dit: {text}.", "Who leads this: {text}."),
        "prepare": ("Vooraf:", "Beforehand:"),
        "guide": ("Zo kun je het vragen:", "You can ask it like this:"),
        "record": ("Schrijf op:", "Write down:"),
        "ready": ("Klaar als: {text}", "Done when: {text}"),
        "professional": ("een professional", "a professional"),
        "volunteer": ("een vrijwilliger", "a volunteer"),
        "coordinator": ("de coördinator", "the coordinator"),
        "chair": ("de gespreksleider", "the chair"),
        "client": ("jijzelf", "you yourself"),
        "network": ("het netwerk zelf", "the network itself"),
        "expert": ("iemand die het zelf heeft meegemaakt", "someone who knows it from experience"),
        "left_out": ("Niet op de lijst gezet: {names}. {why}", "Not put on the list: {names}. {why}"),
        "offer": ("Je noemde al: {names}.", "You already named: {names}."),
        "again": ("We doen dit nog een keer: {title}. Wat er stond, is bewaard.", "We do this once more: {title}. What was there is kept."),
        "no_repeat": ("Dit deel doe je één keer. Verbeteren kan altijd.", "This part is done once. You can always correct it."),
    }
)  # fmt: skip


def guide_text(state: Conversation, guide: Guide) -> str:
    """What the stage asks: for the client the aim only, for who leads the whole guide."""
    lang = state.lang
    goal = tell("goal", lang, text=state.text(guide.goal))
    if state.audience == "client":
        return goal
    parts = [goal, tell("lead", lang, text=tell(guide.lead, lang))]
    for key, texts in (("prepare", guide.prepare), ("guide", guide.say), ("record", guide.record)):
        if texts:
            parts.append("\n".join([tell(key, lang), *(f"- {state.text(text)}" for text in texts)]))
    if guide.done:
        parts.append(tell("ready", lang, text=state.text(guide.done)))
    return "\n".join(parts)


def offered(state: Conversation, question: str) -> str:
    """Who is known already and may be chosen; "" where nobody is offered."""
    hint = state.flow.questions[question].people
    if hint is None or not hint.offer:
        return ""
    people = [
        person_name(person, state.lang)
        for id, person in state.people.items()
        if id != "client"
        and person.alive is not False
        and person.sector not in hint.refuse
        and person.kind == "person"
    ]
    return tell("offer", state.lang, names=", ".join(people)) if people else ""
