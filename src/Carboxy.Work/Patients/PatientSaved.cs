using Carboxy.Patients;

namespace Carboxy.Work.Patients;

/// <summary>What came of saving a patient.</summary>
public abstract record PatientSaved
{
    public sealed record Saved(Patient Patient, int Version) : PatientSaved;

    /// <summary>Somebody else saved first. Nothing was overwritten; the page shows both and proposes a merge against <see cref="Version"/>.</summary>
    public sealed record Conflict(Patient Current, Patient Yours, Patient Base, int Version) : PatientSaved
    {
        public IReadOnlyList<FieldMerge> Fields => PatientMerge.Of(Base, Current, Yours);

        public Patient Proposed => PatientMerge.Proposed(Base, Current, Yours);
    }

    /// <summary>Problems by the name of their field.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, Text> Problems) : PatientSaved;

    /// <summary>There is no such patient in this clinic.</summary>
    public sealed record Gone : PatientSaved;
}
