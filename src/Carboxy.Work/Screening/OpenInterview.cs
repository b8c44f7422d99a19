using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>What is known of a patient for screening, on one day.</summary>
public sealed record OpenedInterview(Patient Patient, Interview Interview, int Version, Answers Answers, DateOnly Today)
{
    public ScreeningCase CaseOf(Wish wish, string id = "") => new(id, Today, wish.Modalities[0], wish.Zone, wish.Goals, Answers);
}

/// <summary>Opens a patient's answers; sessions of this clinic are among them without being asked.</summary>
public sealed class OpenInterview(ClinicDb db, ClinicKnowledge knowledge)
{
    public async Task<OpenedInterview?> RunAsync(Id<Patient> id, string why, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        return await db.ReadAsync(new(AuditKind.Read, "answer_sheet", null, id, why), () => ReadAsync(id, today, cancel), cancel);
    }

    internal async Task<OpenedInterview?> ReadAsync(Id<Patient> id, DateOnly today, CancellationToken cancel)
    {
        if (await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } patient)
            return null;
        var (interview, version) = await new AnswerKeeping(db, knowledge).LatestAsync(id, cancel);
        var own = await OwnSessionsAsync(id, today, cancel);
        var answers = interview.AnswersOn(today, patient, knowledge.Questions);
        if (answers.Sessions is { } elsewhere)
            answers = answers with { Sessions = [.. elsewhere.Concat(own).Distinct().OrderBy(s => s.On)] };
        return new(patient, interview, version, answers, today);
    }

    /// <summary>A session counts from its beginning, signed or not: the gas was given.</summary>
    async Task<List<PastSession>> OwnSessionsAsync(Id<Patient> id, DateOnly today, CancellationToken cancel) =>
        (await db.Sessions.AsNoTracking().Where(s => s.PatientId == id && s.OnDay <= today).Select(s => new { s.Modality, s.OnDay }).ToListAsync(cancel))
            .ConvertAll(s => new PastSession(s.Modality, s.OnDay));
}
