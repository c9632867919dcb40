"""The three cases as they stand on paper: whole paragraphs, typed at one question of the talk."""

RIA_FAMILY = (
    "Dochter Sanne (33) woont in Groningen, getrouwd met Mark; een kind, Noor van 4. "
    "Zoon Dennis (30) is gescheiden van Kim en woont in de buurt; geen kinderen. "
    "Henks vader Gerrit overleed in 2011, zijn moeder Truus (88) woont in verpleeghuis De Linde. "
    "Ria's ouders zijn allebei overleden (vader Piet in 1998, moeder Annie in 2015). "
    "Ria heeft een broer, Kees (61); met hem heeft ze sinds de erfenis geen contact meer. "
    "Henk heeft een zus, Joke (67), die weduwe is."
)
RIA_NETWORK = (
    "Sanne belt elke avond en komt een keer per twee weken een weekend. "
    "Dennis doet de tuin, maar de band is stroef: ze krijgen vaak ruzie over zijn vader. "
    "Buurvrouw Els past elke dinsdagochtend een uurtje op. "
    "Vriendin Marga: vroeger elke week koffie, nu een paar keer per jaar. "
    "Joke belt soms. "
    "Thuiszorg komt twee keer per week voor het douchen; casemanager dementie Fatima eens per zes weken; huisarts. "
    "Ex-collega Wim haalt hem nog een keer per maand op."
)
AHMED = (
    "Mijn zussen Samira (41) en Naima (38) koken om de beurt en doen het huishouden. "
    "Mijn vrouw Loubna vindt dat ik te weinig thuis ben."
)
JOYCE = (
    "Peter is my support worker, twice a week. "
    "Mum (Ineke) phones every day; sometimes too much. "
    "Sister Kim comes on birthdays. "
    "Colleague Bo is nice, we have lunch together."
)
