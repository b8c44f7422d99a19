using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

static class ConsentMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<ConsentSignature>("consent_signature", nameof(ConsentSignature.ConsentId), nameof(ConsentSignature.Party)).IsClinical(nameof(ConsentSignature.PatientId))
            .Of<ConsentSignature, ConsentRow>(nameof(ConsentSignature.ConsentId)).Ignore(s => s.Drawing);

        model.InClinic<ConsentLink>("consent_link", nameof(ConsentLink.Id)).IsClinical(nameof(ConsentLink.PatientId))
            .Of<ConsentLink, Patient>(nameof(ConsentLink.PatientId)).Of<ConsentLink, CourseRow>(nameof(ConsentLink.CourseId)).Of<ConsentLink, ConsentRow>(nameof(ConsentLink.ConsentId))
            .Of<ConsentLink, ConsentRow>(nameof(ConsentLink.MadeId)).Of<ConsentLink, Person>(nameof(ConsentLink.ExplainedBy));
    }
}
