using Carboxy.Knowledge;

namespace Carboxy.Courses;

/// <summary>What must be known about another procedure before a session; unknown is never no.</summary>
static class OpenQuestions
{
    public static IEnumerable<Refusal> About(PastProcedure procedure, CourseKnowledge knowledge)
    {
        var spacing = knowledge.Spacing.Find(procedure.Procedure);
        if (spacing is null)
            yield return new(RefusalKind.ProcedureUnknown, new(new(
                $"О процедуре «{procedure.Procedure}» ничего не известно: срок ожидания назначает врач.",
                $"Nothing is known about \"{procedure.Procedure}\": a physician sets how long to wait."), ["P8", "R-31"]));
        else if (spacing.NeedsSurgeonRelease && procedure.ReleasedBySurgeon is not true)
            yield return new(RefusalKind.NeedsRelease, new(new(
                $"«{spacing.Name.Ru}» от {Days.Show(procedure.On).Ru}: нужно разрешение хирурга.",
                $"\"{spacing.Name.En}\" of {Days.Show(procedure.On).En}: the surgeon's release is needed."), spacing.Sources));
    }
}
