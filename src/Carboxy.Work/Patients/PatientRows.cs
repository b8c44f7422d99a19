using Carboxy.Patients;

namespace Carboxy.Work.Patients;

/// <summary>A patient as one save left them, in JSON.</summary>
public sealed class PatientVersion
{
    public required Id<Patient> PatientId { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Content { get; init; }
}

/// <summary>Something by which a patient is found (see <see cref="NameKeys"/>).</summary>
sealed class PatientSearchKey
{
    public required string Key { get; init; }

    public required Id<Patient> PatientId { get; init; }
}
