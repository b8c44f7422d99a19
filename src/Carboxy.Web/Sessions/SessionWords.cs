using System.Globalization;
using Carboxy.Protocols;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Layout;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Sessions;

namespace Carboxy.Web.Sessions;

/// <summary>Names what happens in sessions for people.</summary>
static class SessionWords
{
    public static string State(this Say say, string state) => state switch
    {
        SessionStates.Running => say["идёт", "running"],
        SessionStates.Paused => say["на паузе", "paused"],
        SessionStates.Stopped => say["остановлен, не подписан", "stopped, not signed"],
        SessionStates.Signed => say["проведён и подписан", "held and signed"],
        _ => say["запланирован", "planned"],
    };

    public static string Status(this Say say, SessionStatus status) => say.State(SessionStates.Of(status));

    public static Tone ToneOf(SessionStatus status) => status switch
    {
        SessionStatus.Running => Tone.Note,
        SessionStatus.Paused => Tone.Wait,
        SessionStatus.Stopped => Tone.Ask,
        _ => Tone.Good,
    };

    /// <summary>A value of the record as people read it; options by their names in the protocol where it is still known.</summary>
    public static string Value(this Say say, FieldValue value, SessionField? field, Protocol? protocol) => value switch
    {
        FieldValue.YesNo said => say.YesNo(said.Value),
        FieldValue.Number number => $"{say.Number(number.Value)} {say.Unit(number.Unit)}",
        FieldValue.Day day => say.ShortDate(day.Value),
        FieldValue.Clock clock => say.Time(clock.Value),
        FieldValue.Words words when field?.Kind == FieldKind.Choice => say.Choice(field.Id, words.Value, protocol),
        FieldValue.Words words => words.Value,
        _ => "",
    };

    public static string Choice(this Say say, string field, string option, Protocol? protocol) =>
        protocol?.Steps.SelectMany(s => s.Fields).FirstOrDefault(f => f.Id == field)?.Choices.FirstOrDefault(c => c.Id == option) is { } choice ? say[choice.Name] : option;

    /// <summary>What the sources' conflict says of a step that is off until it is asked for (C-12), by the step's id.</summary>
    public static IReadOnlyDictionary<string, Text> CautionsOf(Protocol protocol, ClinicKnowledge knowledge) => protocol.Steps.Where(step => step.OffByDefault)
        .Select(step => (step.Id, Conflict: step.Sources.Select(id => knowledge.Conflicts.FirstOrDefault(c => c.Id == id)).FirstOrDefault(c => c is not null)))
        .Where(step => step.Conflict is not null)
        .ToDictionary(step => step.Id, step => new Text($"{step.Conflict!.Id}: {step.Conflict.Clash.Ru}. {step.Conflict.Resolution.Ru}.", $"{step.Conflict.Id}: {step.Conflict.Clash.En}. {step.Conflict.Resolution.En}."));

    /// <summary>A unit as the visitor's language writes it.</summary>
    public static string Unit(this Say say, string unit) => unit switch
    {
        "ml" => say["мл", "ml"],
        "g" => say["г", "g"],
        "ml/min" => say["мл/мин", "ml/min"],
        "mm" => say["мм", "mm"],
        "cm" => say["см", "cm"],
        "mg" => say["мг", "mg"],
        "min" => say["мин", "min"],
        "mmHg" => say["мм рт. ст.", "mmHg"],
        "/min" => say["в минуту", "/min"],
        "bar" => say["бар", "bar"],
        "pcs" => say["шт.", "pcs"],
        "grade" => say["степень", "grade"],
        "degrees" => "°",
        "days" => say["дней", "days"],
        "NRS" => say["баллов", "points"],
        _ => unit,
    };

    /// <summary>As a form field takes it.</summary>
    public static string Input(FieldValue? value) => value switch
    {
        FieldValue.YesNo said => said.Value ? "yes" : "no",
        FieldValue.Number number => number.Value.ToString("0.####", CultureInfo.InvariantCulture),
        FieldValue.Day day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldValue.Clock clock => clock.Value.ToString("HH:mm", CultureInfo.InvariantCulture),
        FieldValue.Words words => words.Value,
        _ => "",
    };

    /// <summary>"12:34"; a minus before what is over.</summary>
    public static string Span(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{(span < TimeSpan.Zero ? "\u2212" : "")}{(int)span.Duration().TotalMinutes}:{span.Duration().Seconds:00}");
}
