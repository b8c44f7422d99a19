using Carboxy.Materials;
using Carboxy.Web.Layout;
using Carboxy.Web.Sessions;
using Carboxy.Work.Materials;

namespace Carboxy.Web.Materials;

/// <summary>How lots, devices and gas are called on the pages.</summary>
static class MaterialWords
{
    public static string Amount(this Say say, decimal amount, string unit) => $"{say.Number(amount)} {say.Unit(unit)}";

    public static string Kind(this Say say, ProductKind kind) => say[ProductKinds.NameOf(kind)];

    public static string Movement(this Say say, StockMovement movement) => movement.Kind switch
    {
        MovementKind.Receipt => say["приход", "received"],
        MovementKind.Use => say["расход", "used"],
        MovementKind.Reversal => say["расход отменён", "use taken back"],
        MovementKind.WriteOff => say["списание", "written off"],
        _ => say["пересчёт", "counted"],
    };

    public static string Mark(this Say say, LotMarkKind kind) => kind switch
    {
        LotMarkKind.Opened => say["вскрыта", "opened"],
        LotMarkKind.Recalled => say["отозвана", "recalled"],
        _ => say["разрешена снова", "released again"],
    };

    /// <summary>How a lot stands, in a word and a tint.</summary>
    public static (Tone Tone, string Words) State(this Say say, StockLot lot, DateOnly today, DateTimeOffset now) => lot.Against(today, now).Select(b => b.Kind).FirstOrDefault((BlockKind)(-1)) switch
    {
        BlockKind.Recalled => (Tone.Stop, say["отозвана", "recalled"]),
        BlockKind.Expired => (Tone.Stop, say["просрочена", "expired"]),
        BlockKind.OpenTooLong => (Tone.Stop, say["вскрыта слишком давно", "open too long"]),
        _ => lot.UsableUntil is { } until ? (until <= today.AddDays(Stock.DaysOfWarning) ? Tone.Ask : Tone.Quiet, say[$"до {say.ShortDate(until)}", $"until {say.ShortDate(until)}"]) : (Tone.Quiet, say["без срока", "no expiry"]),
    };

    public static string Part(this Say say, PartKind kind) => kind == PartKind.Filter ? say["Фильтр", "Filter"] : say["Трубка", "Tube"];

    /// <summary>How it is known how much gas is left, and what that leaves out.</summary>
    public static string Basis(this Say say, GasLeft left) => left.Basis switch
    {
        GasBasis.Filling => say["Масса при заправке минус записанные дозы. Продувка и утечки не записываются, поэтому на деле газа скорее меньше: взвесьте баллон.", "The filling less the doses on record. Purging and leaks are not recorded, so there is rather less: weigh the cylinder."],
        GasBasis.Weighed => say[$"Взвешен {say.Moment(left.At)}, минус дозы после этого.", $"Weighed {say.Moment(left.At)}, less the doses since."]
            + (left.Loss > 1.05m ? " " + say[$"По двум взвешиваниям на каждый введённый миллилитр уходит {say.Number(left.Loss, "0.0")} мл: продувка и утечки учтены.", $"Two weighings show that {say.Number(left.Loss, "0.0")} ml leave for each millilitre given: purging and leaks are counted."] : ""),
        GasBasis.OnlyGas => say["Жидкости в баллоне не осталось; по давлению газа не меньше этого.", "No liquid is left in the cylinder; by the pressure there is at least this much."],
        _ => say["Отмечен пустым.", "Marked as empty."],
    };

    public static (Tone Tone, string Words) Forecast(this Say say, GasForecast gas)
    {
        var unknown = gas.Unknown == 0 ? "" : " " + say[$"Ещё {gas.Unknown} виз. без известной дозы не учтены.", $"{gas.Unknown} more visits of unknown dose are not counted."];
        return gas switch
        {
            GasForecast.ShortOn s => (Tone.Stop, say[$"Газа хватит до {say.Date(s.Day)}: на {say.Count(s.Uncovered, ("визит", "визита", "визитов"), ("visit", "visits"))} его не останется.", $"The gas lasts until {say.Date(s.Day)}: nothing is left for {say.Count(s.Uncovered, ("визит", "визита", "визитов"), ("visit", "visits"))}."] + unknown),
            GasForecast.Suffices { LastVisit: { } last } s => (Tone.Good, say[$"Газа хватит на все записанные визиты, последний {say.Date(last)}; останется около {say.Number(decimal.Round(s.Over / 1000, 1))} л.", $"The gas lasts for every booked visit, the last on {say.Date(last)}; about {say.Number(decimal.Round(s.Over / 1000, 1))} l remain."] + unknown),
            _ => (Tone.Quiet, say["Записанных визитов с известной дозой нет.", "No visit with a known dose is booked."] + unknown),
        };
    }

    public static string Litres(this Say say, decimal millilitres) => $"{say.Number(decimal.Round(millilitres / 1000, 1))} {say["л", "l"]}";

    /// <summary>Somebody posted a form that their page does not show.</summary>
    public static Kept NotYours { get; } = new Kept.Refused([new("", new("Это делают врач, специалист или владелец клиники. Попросите их.", "A physician, a practitioner or the clinic's owner does this. Ask them."))]);

    /// <summary>Problems of a form as its summary shows them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Errors(this Say say, Kept? kept) => kept switch
    {
        Kept.Refused refused => [.. refused.Problems.Select(p => KeyValuePair.Create(p.Field, say[p.Says]))],
        Kept.Gone => [KeyValuePair.Create("", say["Тем временем это изменил кто-то другой. Посмотрите, как оно стоит теперь, и повторите.", "Somebody else changed this meanwhile. Look how it stands now, and repeat."])],
        _ => [],
    };
}
