using Carboxy.Courses;
using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Work.Courses;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Courses;

/// <summary>Names courses and their parts for people.</summary>
static class CourseWords
{
    public static string Zone(this ClinicKnowledge knowledge, Say say, string zone, Side side = Side.None) =>
        knowledge.Zones.Find(zone) is { } known ? say[SideWords.With(known.Name, side)] : zone;

    public static string Aim(this ClinicKnowledge knowledge, Say say, string indication) =>
        knowledge.Indications.Find(indication) is { } known ? say[known.Name] : indication;

    public static string SideName(this Say say, Side side) => SideWords.Of(side) is { } words ? say[words] : say["по средней линии", "midline"];

    public static (Tone Tone, string Word) Lateness(this Say say, Next next, Course course) => next switch
    {
        Next.Complete => (Tone.Good, say["Все сеансы проведены", "All sessions held"]),
        Next.Ended when course.State == CourseState.Stopped => (Tone.Quiet, say["Курс остановлен", "Course stopped"]),
        Next.Ended => (Tone.Quiet, say["Курс завершён", "Course ended"]),
        Next.Due when course.State == CourseState.Paused => (Tone.Stop, say["На паузе: решает врач", "Paused: a physician decides"]),
        Next.Due { Lateness: Carboxy.Courses.Lateness.RescreenNeeded } => (Tone.Stop, say["Перерыв велик: нужна новая проверка", "The gap is long: screen again"]),
        Next.Due { Lateness: Carboxy.Courses.Lateness.Late } or { Progress.Overdue: true } => (Tone.Ask, say["Опаздывает", "Late"]),
        _ => (Tone.Good, say["По графику", "On schedule"]),
    };

    public static string EndReason(this Say say, EndReason why) => why switch
    {
        Carboxy.Courses.EndReason.PatientsWish => say["желание пациента", "the patient's wish"],
        Carboxy.Courses.EndReason.AdverseEvent => say["нежелательное явление", "an adverse event"],
        Carboxy.Courses.EndReason.NewContraindication => say["появилось противопоказание", "a new contraindication"],
        Carboxy.Courses.EndReason.NoEffect => say["нет результата", "no effect"],
        Carboxy.Courses.EndReason.AimReached => say["цель достигнута раньше", "the aim was reached earlier"],
        _ => say["другая причина", "another reason"],
    };

    /// <summary>As a date field takes it.</summary>
    public static string Input(this DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
