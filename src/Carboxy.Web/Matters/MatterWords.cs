using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Work.Matters;

namespace Carboxy.Web.Matters;

/// <summary>The words of matters for people.</summary>
static class MatterWords
{
    public static Text NameOf(MatterKind kind) => kind switch
    {
        MatterKind.StoppedCheck => new("Сеанс остановлен проверкой", "A check stopped the session"),
        MatterKind.AdverseEvent => new("Нежелательное явление", "Adverse event"),
        MatterKind.RedFlag => new("Тревожный признак", "Red flag"),
        _ => new("Пациент написал сам", "In the patient's own words"),
    };

    public static Text NameOf(MatterUrgency urgency) => urgency switch
    {
        MatterUrgency.Now => new("немедленно", "at once"),
        MatterUrgency.Today => new("сегодня", "today"),
        _ => new("в рабочем порядке", "in turn"),
    };

    public static Text NameOf(MatterActKind kind) => kind switch
    {
        MatterActKind.Noted => new("заметка", "note"),
        MatterActKind.Resumed => new("курс продолжен", "the course goes on"),
        MatterActKind.Ended => new("курс завершён", "the course ended"),
        _ => new("закрыто", "closed"),
    };

    public static Tone ToneOf(MatterUrgency urgency) => urgency switch
    {
        MatterUrgency.Now => Tone.Stop,
        MatterUrgency.Today => Tone.Ask,
        _ => Tone.Quiet,
    };
}
