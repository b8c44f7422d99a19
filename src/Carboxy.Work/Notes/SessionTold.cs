using Carboxy.Sessions;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Notes;

/// <summary>Tells a session, or all of a course, in the words that templates ask for.</summary>
sealed class SessionTold(Told said, ClinicKnowledge knowledge)
{
    public void Add(Session session, IReadOnlyList<Session> course)
    {
        said.Add("today", said.Day(session.Started.On));
        said.Add("number", $"{session.Plan.Number}");
        said.Add("settings", Settings(session));
        said.Add("products", string.Join(", ", session.Products.Select(p => $"{p.What.Name} ({p.What.Batch})")));
        said.Add("skipped", Skipped(session));
        said.Add("aftercare", session.Aftercare is not null ? said.Say("выдана", "given") : null);
        if (session.Points.Count > 0)
        {
            said.Add("points", $"{session.Points.Count}");
            said.Add("total", Volume([session]));
        }

        Shared(session, [session], course.Where(s => s.Plan.Number <= session.Plan.Number));
    }

    /// <summary>Pain of the last session, reactions and gas of all.</summary>
    public void AddCourse(IReadOnlyList<Session> course) => Shared(course[^1], course, course);

    void Shared(Session of, IReadOnlyList<Session> reacted, IEnumerable<Session> soFar)
    {
        said.Add("pain", of is { PainBefore: { } before, PainWorst: { } worst, PainAfter: { } after }
            ? said.Say($"до {before}, сильнее всего {worst}, после {after} (из 10)", $"before {before}, at worst {worst}, after {after} (of 10)") : null);
        said.Add("reactions", Reactions(reacted));
        said.Add("course_total", of.Plan.Modality == Modality.Injection ? Volume(soFar) : said.Say("без уколов", "no injections"));
    }

    string? Settings(Session session)
    {
        List<string> parts = [];
        if (session.Doses is { Count: > 0 } doses)
        {
            parts.Add(said.Say($"поток {said.Range([.. doses.Select(d => d.FlowMlPerMin)])} мл/мин", $"flow {said.Range([.. doses.Select(d => d.FlowMlPerMin)])} ml/min"));
            parts.Add(said.Say($"глубина {said.Range([.. doses.Select(d => d.DepthMm)])} мм", $"depth {said.Range([.. doses.Select(d => d.DepthMm)])} mm"));
            parts.Add(said.Say($"игла {string.Join(", ", doses.Select(d => d.NeedleGauge).Distinct())}G", $"needle {string.Join(", ", doses.Select(d => d.NeedleGauge).Distinct())}G"));
        }

        parts.AddRange(session.Steps.Where(s => s is { TimerFrom: not null, TimerUntil: not null })
            .Select(s => $"{s.Step.Title.In(said.Language)}: {said.Number(decimal.Round((decimal)(s.TimerUntil!.Value - s.TimerFrom!.Value).TotalMinutes))} {said.Say("мин", "min")}"));
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    string Skipped(Session session)
    {
        var skipped = session.Steps.Where(s => s.Status == StepStatus.Skipped).Select(s => $"{s.Step.Title.In(said.Language)} — {s.SkipReason?.TrimEnd('.', ' ')}").ToList();
        if (session.Stop is { } stop)
            skipped.Add(said.Say($"сеанс остановлен: {stop.Reason.TrimEnd('.')}", $"the session was stopped: {stop.Reason.TrimEnd('.')}"));
        return skipped.Count == 0 ? said.Say("ничего", "nothing") : string.Join("; ", skipped);
    }

    /// <summary>Nothing where nobody has looked: silence is not "none".</summary>
    string? Reactions(IReadOnlyList<Session> sessions)
    {
        var noted = sessions.SelectMany(s => s.Reactions).Select(r => said.Say($"{NameOf(r.What.Type)}, степень {r.What.Grade}", $"{NameOf(r.What.Type)}, grade {r.What.Grade}")).ToList();
        return noted.Count > 0 ? string.Join("; ", noted) : sessions.All(s => s.NoReaction is true) ? said.Say("не было", "none") : null;
    }

    string NameOf(string type) => knowledge.AdverseEvents.FirstOrDefault(e => e.Id == type)?.Name.In(said.Language) ?? type;

    string? Volume(IEnumerable<Session> sessions) => sessions.SelectMany(s => s.Doses).Sum(d => d.VolumeMl) is > 0 and var ml ? $"{said.Number(ml)} {said.Say("мл", "ml")}" : null;
}
