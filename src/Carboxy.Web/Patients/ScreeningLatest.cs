using Carboxy.Screening;
using Carboxy.Work.Patients;

namespace Carboxy.Web.Patients;

/// <summary>Which of a patient's screenings count: the last of each way and zone.</summary>
static class ScreeningLatest
{
    /// <summary>Latest first; the record lists its screenings in that order.</summary>
    public static IReadOnlyList<ScreeningRecord> Of(PatientRecord record) => [.. record.Screenings.DistinctBy(s => (s.Modality, s.Zone))];
}
