"""FHIR R4 questionnaires: ours out, foreign ones in, and the answers both ways.

Sources: HL7 FHIR R4 (4.0.1) Questionnaire and QuestionnaireResponse; HL7 Structured Data Capture 3.0 for expressions.
"""
