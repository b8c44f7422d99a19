using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

static class ScreeningMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<RuleSetRow>("rule_set", nameof(RuleSetRow.Version));

        model.InClinic<IntakeLink>("intake_link", nameof(IntakeLink.Id)).IsClinical(nameof(IntakeLink.PatientId))
            .Of<IntakeLink, Patient>(nameof(IntakeLink.PatientId)).Of<IntakeLink, Person>(nameof(IntakeLink.CreatedBy));

        model.InClinic<AnswerSheet>("answer_sheet", nameof(AnswerSheet.PatientId), nameof(AnswerSheet.Version)).IsClinical(nameof(AnswerSheet.PatientId))
            .Of<AnswerSheet, Patient>(nameof(AnswerSheet.PatientId)).Of<AnswerSheet, IntakeLink>(nameof(AnswerSheet.IntakeLinkId));

        var screening = model.InClinic<ScreeningRecord>("screening", nameof(ScreeningRecord.Id)).IsClinical(nameof(ScreeningRecord.Patient))
            .Of<ScreeningRecord, Patient>(nameof(ScreeningRecord.Patient));
        screening.Property(s => s.Patient).HasColumnName("patient_id");
        screening.Property(s => s.On).HasColumnName("on_day");

        // A decision names its screening, and the screening its patient.
        var decision = model.InClinic<Decision>("decision", nameof(Decision.Id)).IsClinical(null)
            .Of<Decision, ScreeningRecord>(nameof(Decision.Screening)).Of<Decision, Person>(nameof(Decision.Physician));
        decision.Property(d => d.Screening).HasColumnName("screening_id");
        decision.Property(d => d.Physician).HasColumnName("physician_id");

        model.InClinic<DecisionTold>("decision_told", nameof(DecisionTold.DecisionId)).IsClinical(nameof(DecisionTold.PatientId))
            .Of<DecisionTold, Decision>(nameof(DecisionTold.DecisionId)).Of<DecisionTold, Patient>(nameof(DecisionTold.PatientId));

        // Read-only properties are kept only where they are named.
        var clearance = model.InClinic<Clearance>("clearance", nameof(Clearance.Id)).IsClinical(nameof(Clearance.Patient));
        clearance.Property(c => c.Patient).HasColumnName("patient_id");
        clearance.Property(c => c.Modality);
        clearance.Property(c => c.Zone);
        clearance.Property(c => c.GrantedOn);
        clearance.Property(c => c.ExpiresOn);
        clearance.Property(c => c.Screening).HasColumnName("screening_id");
        clearance.Property(c => c.Decision).HasColumnName("decision_id");
        clearance.Of<Clearance, Patient>(nameof(Clearance.Patient)).Of<Clearance, ScreeningRecord>(nameof(Clearance.Screening)).Of<Clearance, Decision>(nameof(Clearance.Decision));
    }
}
