using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Layout;
using Carboxy.Work.Adverse;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Adverse;

/// <summary>The words of reactions for people.</summary>
static class AdverseWords
{
    public static string Event(this ClinicKnowledge knowledge, Say say, string kind) => knowledge.AdverseEvents.FirstOrDefault(e => e.Id == kind) is { } known ? say[known.Name] : kind;

    /// <summary>A product's name; where nobody gave one, what it is.</summary>
    public static string Lot(Say say, string name) => name switch
    {
        "gas" => say["Газ", "Gas"],
        "tube" => say["Трубка", "Tube"],
        _ => name,
    };

    public static Text NameOf(AdverseSource source) => source switch
    {
        AdverseSource.Link => new("от пациента по ссылке", "from the patient, by link"),
        AdverseSource.Staff => new("записано сотрудником", "written down by staff"),
        _ => new("из записи сеанса", "from the session's record"),
    };

    public static Text NameOf(AftermathEffect effect) => effect switch
    {
        AftermathEffect.LowerDose => new("меньше доза", "a lower dose"),
        AftermathEffect.Delay => new("отсрочка", "a delay"),
        AftermathEffect.OtherModality => new("другая методика", "another modality"),
        _ => new("стоп до решения врача", "stop until a physician decides"),
    };

    public static Tone ToneOf(int? grade) => grade switch
    {
        1 => Tone.Quiet,
        2 => Tone.Ask,
        _ => Tone.Stop,
    };

    public static Text Grade(int grade) => grade switch
    {
        1 => new("1 — лёгкая", "1 - mild"),
        2 => new("2 — заметная", "2 - moderate"),
        3 => new("3 — тяжёлая", "3 - severe"),
        4 => new("4 — угроза жизни", "4 - life-threatening"),
        _ => new("5 — смерть", "5 - death"),
    };
}
