using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Directing;

static class DeskMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<SessionDeviation>("session_deviation", nameof(SessionDeviation.SessionId), nameof(SessionDeviation.Sequence)).IsClinical(nameof(SessionDeviation.PatientId))
            .After<SessionDeviation, SessionEventRow>(nameof(SessionDeviation.SessionId), nameof(SessionDeviation.Sequence)).Ignore(d => d.Words);

        model.InClinic<DecisionRequest>("decision_request", nameof(DecisionRequest.Id)).IsClinical(nameof(DecisionRequest.PatientId))
            .Of<DecisionRequest, ScreeningRecord>(nameof(DecisionRequest.ScreeningId)).Of<DecisionRequest, Patient>(nameof(DecisionRequest.PatientId)).Of<DecisionRequest, Person>(nameof(DecisionRequest.PersonId));

        model.InClinic<DeskReview>("desk_review", nameof(DeskReview.About), nameof(DeskReview.RecordId), nameof(DeskReview.Sequence)).IsClinical(nameof(DeskReview.PatientId))
            .Of<DeskReview, Patient>(nameof(DeskReview.PatientId)).Of<DeskReview, Person>(nameof(DeskReview.PersonId));
    }
}
