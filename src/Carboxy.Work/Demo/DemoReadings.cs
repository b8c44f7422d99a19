using System.Globalization;
using Carboxy.Outcomes;
using Carboxy.Patients;
using Carboxy.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>Plausible readings of the clinic's measures, from a first measurement towards a modest change; invented all of them.</summary>
static class DemoReadings
{
    public const string Satisfaction = "M-37";

    const string GlobalChange = "M-02";

    /// <summary>Where an untreated reading stands, and how far a full response moves it.</summary>
    static readonly Dictionary<string, (decimal From, decimal To, int Digits)> Moves = new(StringComparer.Ordinal)
    {
        ["M-05.r2"] = (0.61m, 0.70m, 2), ["M-05.r7"] = (0.40m, 0.47m, 2), ["M-06.seconds"] = (2.6m, 1.7m, 1), ["M-07.thickness"] = (1.21m, 1.34m, 2),
        ["M-09.moisture"] = (33, 47, 0), ["M-09.water_loss"] = (15, 11, 0), ["M-11.lightness"] = (58, 62, 1), ["M-11.a"] = (15, 12, 1), ["M-11.b"] = (18, 16, 1),
        ["M-15.inflamed"] = (19, 6, 0), ["M-15.not_inflamed"] = (26, 13, 0), ["M-18.sebum"] = (165, 118, 0), ["M-22.circumference"] = (96, 92.5m, 1), ["M-22.weight"] = (71.4m, 70.6m, 1),
        ["M-23.vertex"] = (32, 14, 0), ["M-23.back"] = (18, 9, 0), ["M-23.right"] = (12, 6, 0), ["M-23.left"] = (12, 7, 0), ["M-25.density"] = (118, 139, 0), ["M-25.comb"] = (64, 41, 0),
        ["M-26.pain"] = (6, 2, 0), ["M-28.activity_1"] = (4, 8, 0), ["M-28.activity_2"] = (3, 7, 0), ["M-29.angle"] = (94, 118, 0), ["M-30.days"] = (11, 5, 0), ["M-30.pain"] = (6, 4, 0),
        ["M-36.step"] = (4, 4, 0), ["M-36.swollen"] = (42, 39.5m, 1), ["M-04.distance"] = (71, 69.2m, 1), ["M-21.widest"] = (5.2m, 4.1m, 1),
    };

    public static bool ComparesWithBefore(Measure measure) => measure.Id is GlobalChange or Satisfaction;

    /// <summary>The fields of a form; progress is 0 at the first measurement and 1 where everything came about.</summary>
    public static Dictionary<string, string?> Of(Measure measure, DemoPatient who, double progress)
    {
        var statements = measure.Items.Count(i => i is MeasureItem.YesNo);
        return measure.Items.Select((item, at) => (item.Id, Written: Write(measure, item, who, progress, (double)at / Math.Max(1, statements))))
            .Where(f => f.Written is not null).ToDictionary(f => f.Id, f => f.Written);
    }

    public static SameDayAnswer SameDay(string question, DemoPatient who) => new SameDayAnswer.Number(question switch
    {
        "temperature" => 36.4m + (who.Number % 4 * 0.1m),
        "systolic_before" => 112 + (who.Number % 16),
        "diastolic_before" => 68 + (who.Number % 12),
        "pulse_before" => 64 + (who.Number % 16),
        _ => 0,
    });

    /// <summary>How long a step takes without its timer.</summary>
    public static int MinutesOf(string step) => step switch { "cleanse" or "device" or "massage" => 5, "inject" or "injection" or "points" => 8, "mask" or "observe" => 1, _ => 3 };

    static string? Write(Measure measure, MeasureItem item, DemoPatient who, double progress, double place)
    {
        if (Moves.TryGetValue($"{measure.Id}.{item.Id}", out var move))
        {
            var value = Math.Round(move.From + ((move.To - move.From) * (decimal)progress) + (move.Digits == 0 ? 0 : who.Number % 5 * 0.01m * move.From), move.Digits);
            var one = value.ToString(CultureInfo.InvariantCulture);
            return item switch
            {
                MeasureItem.Series series => string.Join(' ', Enumerable.Repeat(one, (int)Math.Max(series.Count.From, Math.Min(3, series.Count.To)))),
                MeasureItem.Activity => $"{one} | {(item.Id.EndsWith('1') ? "подняться по лестнице" : "поднять сумку")}",
                _ => one,
            };
        }

        return item switch
        {
            MeasureItem.YesNo => place < 0.6 - (0.4 * progress) ? "yes" : "no",
            MeasureItem.Choice { Optional: true } when measure.Id == "M-24" && item.Id != (who.Sex == Sex.Male ? "male" : "female") => null,
            MeasureItem.Choice choice => StepOf(measure, choice, progress).ToString(CultureInfo.InvariantCulture),
            _ => item.Optional ? null : "1",
        };
    }

    /// <summary>Grades go down as things get better; a change and a satisfaction go up.</summary>
    static int StepOf(Measure measure, MeasureItem.Choice choice, double progress)
    {
        var steps = choice.Steps.Select(s => s.Value).Order().ToList();
        var share = ComparesWithBefore(measure) ? 0.5 + (0.4 * progress) : 0.65 - (0.45 * progress);
        return steps[(int)Math.Round(share * (steps.Count - 1))];
    }
}
