using System.Text.Json.Serialization;
using Carboxy.Knowledge.Reading;

namespace Carboxy.Sessions;

/// <summary>One question of the check before a session (FACTS 6.4), and what each answer means.</summary>
public sealed record SameDayQuestion
{
    public required string Id { get; init; }

    /// <summary>The item of the check that it belongs to, 1 to 14.</summary>
    public required int Item { get; init; }

    public required SameDayKind Kind { get; init; }

    /// <summary>Words for staff.</summary>
    public required Text Ask { get; init; }

    /// <summary>Words for the patient, where the patient can answer.</summary>
    public Text? AskPatient { get; init; }

    public required IReadOnlyList<Modality> Modalities { get; init; }

    public required SameDayNeed Need { get; init; }

    /// <summary>Zones in which it is asked; empty means all.</summary>
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>It is asked only if one of these holds; empty means that it is.</summary>
    public required IReadOnlyList<SameDayTrigger> AskedIf { get; init; }

    /// <summary>The unremarkable answer, which a person may confirm for many questions at once. Nobody assumes it.</summary>
    public SameDayAnswer? Usual { get; init; }

    public required IReadOnlyList<StopRule> Stops { get; init; }

    /// <summary>What to bear in mind although it does not stop the session.</summary>
    public required IReadOnlyList<SameDayNote> Notes { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }
}

/// <summary>What kind of answer a question of the same-day check takes.</summary>
public abstract record SameDayKind
{
    public sealed record YesNo : SameDayKind;

    /// <summary>A measured number; what lies outside the accepted range is a slip of the pen and no answer.</summary>
    public sealed record Number(string Unit, NumberRange Accepts) : SameDayKind;

    public sealed record Choice(IReadOnlyList<SameDayOption> Options) : SameDayKind;

    /// <summary>Nobody is asked: it follows from the records.</summary>
    public sealed record Computed(ComputedFact From) : SameDayKind;
}

/// <summary>One of the answers to choose from.</summary>
public sealed record SameDayOption(string Id, Text Text);

/// <summary>What the records say by themselves, in days.</summary>
public enum ComputedFact
{
    ScreeningAgeDays,
    CourseWaitDays,
    ProcedureWaitDays,
}

/// <summary>When a question is put at all.</summary>
public enum SameDayNeed
{
    Always,

    /// <summary>Injection: always. Non-invasive: first session, and where a risk is noted (FACTS 6.4 item 5).</summary>
    BloodPressure,

    /// <summary>From the second session of a course on.</summary>
    LaterSession,

    /// <summary>At the first session of a course, and later where a medicine that thins the blood is on record.</summary>
    BloodThinners,

    /// <summary>Where the last reaction asks for a lower dose.</summary>
    LowerDose,

    /// <summary>Where a measurement is planned for today, or was missed.</summary>
    MeasuresDue,

    /// <summary>Everyone but a patient recorded as male.</summary>
    UnlessMale,
}

/// <summary>An answer given on the day. "Unknown" is said openly and clears nothing.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(YesNo), "yes_no"), JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Choice), "choice"), JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record SameDayAnswer
{
    public sealed record YesNo(bool Value) : SameDayAnswer;

    public sealed record Number(decimal Value) : SameDayAnswer;

    public sealed record Choice(string Option) : SameDayAnswer;

    public sealed record Unknown : SameDayAnswer;
}
