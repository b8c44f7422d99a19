using Carboxy.Patients;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

static class AdverseMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<CheckUpLink>("check_up_link", nameof(CheckUpLink.Id)).IsClinical(nameof(CheckUpLink.PatientId))
            .Of<CheckUpLink, SessionRow>(nameof(CheckUpLink.SessionId)).Of<CheckUpLink, Patient>(nameof(CheckUpLink.PatientId));
        model.InClinic<CheckUp>("check_up", nameof(CheckUp.SessionId), nameof(CheckUp.Number)).IsClinical(nameof(CheckUp.PatientId))
            .Of<CheckUp, SessionRow>(nameof(CheckUp.SessionId)).Of<CheckUp, Patient>(nameof(CheckUp.PatientId));
    }
}
