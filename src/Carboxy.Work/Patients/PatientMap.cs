using Carboxy.Patients;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Patients;

static class PatientMap
{
    /// <summary>Counts the saves of a patient; kept beside the patient, who knows nothing of it.</summary>
    public const string Version = "Version";

    public const string CreatedAt = "CreatedAt";

    public static void Map(ModelBuilder model)
    {
        var patient = model.InClinic<Patient>("patient", nameof(Patient.Id)).IsClinical(nameof(Patient.Id));
        patient.Property<int>(Version).IsConcurrencyToken();
        patient.Property<DateTimeOffset>(CreatedAt);

        model.InClinic<PatientVersion>("patient_version", nameof(PatientVersion.PatientId), nameof(PatientVersion.Version))
            .IsClinical(nameof(PatientVersion.PatientId)).Of<PatientVersion, Patient>(nameof(PatientVersion.PatientId));
        model.InClinic<PatientSearchKey>("patient_search_key", nameof(PatientSearchKey.Key), nameof(PatientSearchKey.PatientId))
            .IsClinical(nameof(PatientSearchKey.PatientId)).Of<PatientSearchKey, Patient>(nameof(PatientSearchKey.PatientId));
    }
}
