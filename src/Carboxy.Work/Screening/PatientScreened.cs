using Carboxy.Screening;

namespace Carboxy.Work.Screening;

/// <summary>What came of screening a patient.</summary>
public abstract record PatientScreened
{
    /// <summary>One record for each way that was asked about, the mask first; a clearance for each that is cleared.</summary>
    public sealed record Done(IReadOnlyList<ScreeningRecord> Records, IReadOnlyList<Clearance> Clearances) : PatientScreened
    {
        public ScreeningRecord First => Records[0];
    }

    /// <summary>The zone, an aim or a way is not in the knowledge.</summary>
    public sealed record Wrong(Text Problem) : PatientScreened;

    public sealed record Gone : PatientScreened;
}
