using Carboxy.Patients;
using Carboxy.Screening;

namespace Carboxy.Work.Screening;

/// <summary>Somebody has told the patient what the physician decided.</summary>
sealed class DecisionTold
{
    public required Id<Decision> DecisionId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}
