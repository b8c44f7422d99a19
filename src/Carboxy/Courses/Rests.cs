using Carboxy.Knowledge;

namespace Carboxy.Courses;

/// <summary>Finds every rest that a course's next session has to keep.</summary>
static class Rests
{
    public static IEnumerable<Rest> Of(Course course, CourseRule rule, CourseKnowledge knowledge, History history)
    {
        var near = history.Sessions.Where(s => s.CountsFor(course) || knowledge.Zones.Overlap(s.Zone, s.Side, course.Zone, course.Side)).ToList();
        var same = near.Where(s => s.Modality == course.Modality).OrderBy(s => s.On).ThenByDescending(s => s.CountsFor(course)).ThenBy(s => s.Express).ToList();
        var own = same.Where(s => s.CountsFor(course)).ToList();

        foreach (var session in same)
            yield return new(session.On, NameOf(session), rule.MinimumGap.Value, rule.MinimumGap.Why, rule.MinimumGap.Sources);
        if (rule.AtMost is { } most && same.Count >= most.Value.Sessions)
        {
            var first = same[^most.Value.Sessions];
            yield return new(first.On, NameOf(first), most.Value.InDays, most.Why, most.Sources);
        }

        foreach (var session in near.Where(s => s.Modality != course.Modality))
            yield return OtherModality(session, course, knowledge);
        foreach (var rest in history.Procedures.Select(p => After(p, course, knowledge)).OfType<Rest>())
            yield return rest;
        foreach (var rest in history.Holds.Where(h => h.Concerns(course, knowledge.Zones)).Select(h => h.AsRest()).OfType<Rest>())
            yield return rest;

        Text NameOf(HeldSession s) => own.FindIndex(o => ReferenceEquals(o, s)) + 1 is > 0 and var number
            ? new($"сеанса {number}", $"session {number}")
            : s.Express ? new("экспресс-сеанса", "an express session") : new("сеанса другого курса в этой зоне", "a session of another course in this zone");
    }

    static Rest OtherModality(HeldSession session, Course course, CourseKnowledge knowledge)
    {
        var spacing = knowledge.Spacing.Find(SpacingTable.OtherModality)!;
        return new(session.On, session.Modality == Modality.Injection ? new("инъекций", "injections") : new("маски", "a gel mask"), spacing.DaysBefore(course.Modality),
            new("В одной зоне за неделю — один способ.", "One zone has one kind of treatment a week."), spacing.Sources);
    }

    static Rest? After(PastProcedure procedure, Course course, CourseKnowledge knowledge)
    {
        if (Spacing(procedure, course, knowledge) is not { } spacing)
            return null;
        return new(procedure.On, new($"процедуры «{spacing.Name.Ru}»", $"\"{spacing.Name.En}\""), spacing.DaysBefore(course.Modality),
            spacing.HouseDefault
                ? new("Зона отдыхает после другой процедуры (срок принят клиникой).", "The zone rests after another procedure (this clinic's own number).")
                : new("Зона отдыхает после другой процедуры.", "The zone rests after another procedure."), spacing.Sources);
    }

    /// <summary>The spacing that a procedure asks of a course: of its zone, or of any zone after surgery .</summary>
    public static Spacing? Spacing(PastProcedure procedure, Course course, CourseKnowledge knowledge) =>
        knowledge.Spacing.Find(procedure.Procedure) is { } spacing
        && (spacing.Kind == SpacingKind.Surgery || knowledge.Zones.Overlap(procedure.Zone, Side.None, course.Zone, course.Side))
            ? spacing : null;
}
