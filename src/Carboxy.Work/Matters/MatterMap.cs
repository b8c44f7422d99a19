using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Matters;

static class MatterMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<Matter>("matter", nameof(Matter.Id)).IsClinical(nameof(Matter.PatientId))
            .Of<Matter, Patient>(nameof(Matter.PatientId)).Of<Matter, CourseRow>(nameof(Matter.CourseId)).Of<Matter, SessionRow>(nameof(Matter.SessionId))
            .Ignore(m => m.Why);
        model.InClinic<MatterAct>("matter_act", nameof(MatterAct.MatterId), nameof(MatterAct.Sequence)).IsClinical(nameof(MatterAct.PatientId))
            .Of<MatterAct, Matter>(nameof(MatterAct.MatterId));
    }
}
