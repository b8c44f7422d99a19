using System.Diagnostics;
using System.Text.Json.Serialization;
using Carboxy.Protocols;

namespace Carboxy.Sessions;

/// <summary>One step as this session does it: a copy, so that the record reads the same when the protocol has long changed.</summary>
public sealed record SessionStep
{
    public required string Id { get; init; }

    /// <summary>Its number as people see it, such as 1a.</summary>
    public required string Label { get; init; }

    public required Text Title { get; init; }

    public Text? Instruction { get; init; }

    /// <summary>Done only if needed; leaving it out still says why (S0-27, C-16).</summary>
    public bool Optional { get; init; }

    /// <summary>Why a finding of the screening forbids it; nobody switches it on at the chair.</summary>
    public Text? Forbidden { get; init; }

    /// <summary>How a finding of the screening wants it done.</summary>
    public Text? Care { get; init; }

    /// <summary>The usual reason to leave it out, to be confirmed with one tap.</summary>
    public Text? UsualSkipReason { get; init; }

    /// <summary>It is recorded point by point on the body map.</summary>
    public bool PerPoint { get; init; }

    /// <summary>The lines that were followed are drawn on the body map.</summary>
    public bool DrawnLines { get; init; }

    public SessionTimer? Timer { get; init; }

    public required IReadOnlyList<SessionField> Fields { get; init; }

    /// <summary>The step of a protocol, with what the screening changes in it.</summary>
    /// <param name="planned">The step as the screening leaves it.</param>
    /// <param name="facial">Whether the zone is on the face: what concerns eyes and mouth is asked only there.</param>
    public static SessionStep From(PlannedStep planned, bool facial = true)
    {
        var (step, because) = (planned.Step, planned.Because.Count == 0 ? null : planned.Because[0].Why);
        return new()
        {
            Id = step.Id,
            Label = step.Label,
            Title = step.Name,
            Instruction = step.Instruction,
            Optional = step.Optional,
            Forbidden = planned.State == Protocols.StepState.Off ? because : null,
            Care = planned.State is Protocols.StepState.Gentle or Protocols.StepState.AwayFromLesions ? because : null,
            UsualSkipReason = planned.State switch
            {
                Protocols.StepState.Off => because,
                Protocols.StepState.OffByDefault => new("Инструкция средства этого не требует (C-12).", "The product's instruction does not ask for it (C-12)."),
                Protocols.StepState.IfNeeded => new("Сегодня не понадобилось.", "Not needed today."),
                _ => null,
            },
            PerPoint = step.PerPoint,
            DrawnLines = step.DrawnLines,
            Timer = step.Timer is { } timer ? new(timer.AtLeastMinutes, timer.AtMostMinutes) : null,
            Fields = [.. step.Fields.Where(field => facial || !field.FacialOnly).Select(SessionField.From)],
        };
    }
}

/// <summary>How many minutes a step runs; outside of them somebody says why (S0-29).</summary>
public sealed record SessionTimer(int AtLeastMinutes, int? AtMostMinutes = null)
{
    [JsonIgnore]
    public TimeSpan AtLeast => TimeSpan.FromMinutes(AtLeastMinutes);

    [JsonIgnore]
    public TimeSpan? AtMost => AtMostMinutes is { } most ? TimeSpan.FromMinutes(most) : null;

    public bool NeedsReason(TimeSpan lasted) => lasted < AtLeast || lasted > AtMost;

    public override string ToString() => AtMostMinutes is { } most ? $"{AtLeastMinutes}-{most}" : $"≥ {AtLeastMinutes}";
}

/// <summary>What is written down in a step.</summary>
public sealed record SessionField
{
    public required string Id { get; init; }

    public required Text Label { get; init; }

    public required FieldKind Kind { get; init; }

    /// <summary>The unit of a number, such as ml/min, mm, G.</summary>
    public string? Unit { get; init; }

    public IReadOnlyList<string>? Options { get; init; }

    public bool Required { get; init; }

    /// <summary>With any other answer the step is not finished and the session not signed.</summary>
    public bool MustBeYes { get; init; }

    /// <summary>A day in the past is refused: expired products, overdue service.</summary>
    public bool NotPast { get; init; }

    /// <summary>Confirmed before the timer of its step starts.</summary>
    public bool BeforeTimer { get; init; }

    public static SessionField From(RecordField field) => new()
    {
        Id = field.Id,
        Label = field.Name,
        Kind = field.Kind,
        Unit = field.Unit,
        Options = field.Choices.Count == 0 ? null : [.. field.Choices.Select(choice => choice.Id)],
        Required = field.Required,
        MustBeYes = field.MustBeYes,
        NotPast = field.BlocksWhenPast,
        BeforeTimer = field.BeforeTimer,
    };

    public bool Takes(FieldValue value) => (Kind, value) switch
    {
        (FieldKind.YesNo, FieldValue.YesNo) or (FieldKind.Date, FieldValue.Day) or (FieldKind.Time, FieldValue.Clock) => true,
        (FieldKind.Words, FieldValue.Words words) => !string.IsNullOrWhiteSpace(words.Value),
        (FieldKind.Number, FieldValue.Number given) => given.Value >= 0 && given.Unit == Unit,
        (FieldKind.Choice, FieldValue.Words chosen) => Options?.Contains(chosen.Value) == true,
        _ => false,
    };

    /// <summary>What a person should enter instead.</summary>
    public Text Asks => Kind switch
    {
        FieldKind.YesNo => new($"{Label.Ru}: ответьте «да» или «нет».", $"{Label.En}: answer yes or no."),
        FieldKind.Number => new($"{Label.Ru}: нужно число не меньше нуля, {Unit}.", $"{Label.En}: a number of zero or more is needed, {Unit}."),
        FieldKind.Date => new($"{Label.Ru}: укажите дату.", $"{Label.En}: give a date."),
        FieldKind.Time => new($"{Label.Ru}: укажите время.", $"{Label.En}: give a time."),
        FieldKind.Choice => new($"{Label.Ru}: выберите один из вариантов.", $"{Label.En}: choose one of the options."),
        FieldKind.Words => new($"{Label.Ru}: заполните поле.", $"{Label.En}: fill in the field."),
        _ => throw new UnreachableException(),
    };
}
