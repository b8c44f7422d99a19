using Carboxy.Knowledge;

namespace Carboxy.Courses;

/// <summary>What has to happen before the next session of a course may be held.</summary>
static class Blocks
{
    public static IEnumerable<Reason> Of(CourseSoFar soFar, CourseRule rule, CourseKnowledge knowledge, List<DateOnly> held, Lateness lateness, SessionWindow window) =>
        OfPause(soFar.Course)
            .Concat(soFar.History.Holds.Where(h => h.Concerns(soFar.Course, knowledge.Zones)).Select(h => h.AsBlock()).OfType<Reason>())
            .Concat(OfClearance(soFar, window))
            .Concat(OfReviews(soFar, rule, held))
            .Concat(OfGap(soFar, rule, held, lateness))
            .Concat(OfNumber(soFar.Course, rule, held.Count + 1))
            .Concat(OfBaseline(soFar, knowledge, held))
            .Concat(soFar.History.Procedures.SelectMany(p => OpenQuestions.About(p, knowledge)).Select(r => r.Reason));

    static IEnumerable<Reason> OfPause(Course course)
    {
        if (course.Pause is { } pause)
            yield return pause.Reason;
    }

    static IEnumerable<Reason> OfClearance(CourseSoFar soFar, SessionWindow window)
    {
        var (course, clearance) = (soFar.Course, soFar.Clearance);
        if (clearance is null || clearance.Patient != course.Patient || clearance.Modality != course.Modality || clearance.Zone != course.Zone)
            yield return new(new("Нет допуска для этого пациента, способа и зоны. Проведите проверку.", "There is no clearance for this patient, kind of treatment and zone. Screen the patient."), ["P7", "P8"]);
        else if (window.Earliest.Date > clearance.ExpiresOn)
            yield return new(new(
                $"Допуск истекает {Days.Show(clearance.ExpiresOn).Ru}, раньше первого допустимого дня. Нужна новая проверка.",
                $"The clearance ends on {Days.Show(clearance.ExpiresOn).En}, before the first allowed day. Screen again."), ["P8"]);
    }

    static IEnumerable<Reason> OfReviews(CourseSoFar soFar, CourseRule rule, List<DateOnly> held) => rule.Reviews.Value
        .Where(after => held.Count >= after && !soFar.MeasuredOn.Any(on => on >= held[after - 1]))
        .Select(after => new Reason(new(
            $"Нет измерения после сеанса {after}. {rule.Reviews.Why.Ru}",
            $"There is no measurement after session {after}. {rule.Reviews.Why.En}"), rule.Reviews.Sources));

    static IEnumerable<Reason> OfGap(CourseSoFar soFar, CourseRule rule, List<DateOnly> held, Lateness lateness)
    {
        if (lateness != Lateness.RescreenNeeded || rule.RescreenAfter is not { } rescreen)
            yield break;
        var due = held[^1].AddDays(rescreen.Value);
        if (!(soFar.Clearance?.GrantedOn > due) || !soFar.MeasuredOn.Any(on => on > due))
            yield return new(rescreen.Why, rescreen.Sources);
    }

    static IEnumerable<Reason> OfNumber(Course course, CourseRule rule, int number)
    {
        if (number > rule.NeverAbove.Value)
            yield return new(rule.NeverAbove.Why, rule.NeverAbove.Sources);
        else if (rule.Extension is { } extension && extension.Value.Holds(number) && course.Extension is null)
            yield return new(extension.Why, extension.Sources);
    }

    static IEnumerable<Reason> OfBaseline(CourseSoFar soFar, CourseKnowledge knowledge, List<DateOnly> held)
    {
        if (held.Count == 0 && soFar.MeasuredOn.Count == 0 && knowledge.Indications.Find(soFar.Course.Indication)?.BaselineNeeded is true)
            yield return new(new("До первого сеанса нужны исходные измерения.", "First measurements are needed before session 1."), ["C-18", "C-27"]);
    }
}
