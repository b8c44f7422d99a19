using Carboxy.Knowledge.Reading;

namespace Carboxy.Protocols;

/// <summary>Reads one step of a list.</summary>
static class StepReader
{
    static readonly Dictionary<string, FieldKind> Kinds = new(StringComparer.Ordinal)
    {
        ["yes_no"] = FieldKind.YesNo,
        ["number"] = FieldKind.Number,
        ["words"] = FieldKind.Words,
        ["choice"] = FieldKind.Choice,
        ["date"] = FieldKind.Date,
        ["time"] = FieldKind.Time,
    };

    public static Step One(Fields f)
    {
        var optional = f.Flag("optional");
        return new()
        {
            Place = f.Place,
            Id = f.Word("id"),
            Label = f.Word("label"),
            Name = f.Text("name"),
            Instruction = f.Text("instruction"),
            Optional = optional,
            OffByDefault = f.Flag("off_by_default"),
            SkippedNeedsReason = f.Flag("skipped_needs_reason", otherwise: !optional),
            PerPoint = f.Flag("per_point"),
            DrawnLines = f.Flag("drawn_lines"),
            Timer = f.Has("timer_minutes") || f.Has("timer_at_least_minutes") ? Timer(f) : null,
            Fields = Entries.Unique(f.Each("record", FieldOf), r => r.Field.Id, r => r.Place, f.Faults).Select(r => r.Field).ToList(),
            Sources = Known.Sources(f),
        };
    }

    static StepTimer Timer(Fields f) => f.OptionalRange("timer_minutes") is { } range
        ? new((int)range.From, (int)range.To)
        : new(f.Whole("timer_at_least_minutes"), null);

    static (RecordField Field, Place Place) FieldOf(Fields f)
    {
        var kind = f.Choice("kind", Kinds);
        var field = new RecordField
        {
            Id = f.Word("id"),
            Name = f.Text("name"),
            Kind = kind,
            Unit = f.OptionalWord("unit"),
            Required = f.Flag("required"),
            MustBeYes = f.Flag("must_be_yes"),
            BlocksWhenPast = f.Flag("blocks_when_past"),
            BeforeTimer = f.Flag("before_timer"),
            FacialOnly = f.Flag("facial_only"),
            Choices = f.Each("choices", c => new FieldChoice(c.Word("id"), c.Text("name"))),
        };
        if (kind == FieldKind.Number && field.Unit is null)
            f.Faults.Add(f.Place, new("У числа нет единицы.", "A number has no unit."), new("Добавьте unit.", "Add unit."));
        if (field is { BeforeTimer: true, MustBeYes: false })
            f.Faults.Add(f.Place, new("Подтвердить до таймера можно только то, на что отвечают «да».", "Only what must be answered yes can be confirmed before the timer."), new("Добавьте must_be_yes: yes.", "Add must_be_yes: yes."));
        if (kind == FieldKind.Choice && field.Choices.Count < 2)
            f.Faults.Add(f.Place, new("Не из чего выбирать.", "There is nothing to choose from."), new("Перечислите choices.", "List the choices."));
        return (field, f.Place);
    }
}
