using System.Globalization;
using Carboxy.Patients;
using Carboxy.Quantities;

namespace Carboxy.Outcomes;

/// <summary>Measurements for tests, written as <c>item=value;item=value</c>.</summary>
static class Measured
{
    static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static ItemAnswers Answers(string written) => new(written
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .Select(pair => KeyValuePair.Create(pair[0], One(pair[1]))));

    public static Measurement Of(string measure, string written, int day = 0, MeasurementPurpose purpose = MeasurementPurpose.Extra)
    {
        var (known, answers) = (RealMeasures.Of(measure), Answers(written));
        return new()
        {
            Id = Id<Measurement>.New(Start.AddDays(day)),
            Patient = new Id<Patient>(Guid.Empty),
            Measure = measure,
            MeasureVersion = known.Version,
            Answers = answers,
            Scores = Scores.Of(known, answers) is Scoring.Scored scored ? scored.Values : [],
            RatedBy = known.Raters[0],
            On = DateOnly.FromDateTime(Start.Date).AddDays(day),
            At = Start.AddDays(day),
            Purpose = purpose,
        };
    }

    static ItemAnswer One(string value) => value switch
    {
        "yes" or "no" => new ItemAnswer.YesNo(value == "yes"),
        _ when value.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar => new ItemAnswer.Activity(value[(bar + 1)..].Trim(), Number(value[..bar])),
        _ when value.Contains(' ', StringComparison.Ordinal) => new ItemAnswer.Series([.. value.Split(' ').Select(Number)]),
        _ => new ItemAnswer.Number(Number(value)),
    };

    static decimal Number(string value) => decimal.Parse(value.Trim().Replace(',', '.'), CultureInfo.InvariantCulture);
}
