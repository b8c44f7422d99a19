using Carboxy.Protocols;
using Carboxy.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>What a practitioner writes down in the steps of a session: invented products, usual numbers.</summary>
static class DemoFields
{
    static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["cleanser"] = "Мягкая пенка, демо", ["cleanser_batch"] = "CL-2411", ["gel"] = "Гель для CO2-маски, демо", ["gel_batch"] = "GL-0932",
        ["mask"] = "CO2-маска, демо", ["mask_batch"] = "MK-1175", ["serum"] = "Завершающая сыворотка, демо", ["serum_batch"] = "SR-0418",
        ["device_serial"] = "CDT-000-17", ["gas_batch"] = "CO2-5521", ["tube_batch"] = "TB-3390", ["antiseptic"] = "Хлоргексидин 0,05 %",
    };

    static readonly Dictionary<string, decimal> Numbers = new(StringComparer.Ordinal)
    {
        ["gel_amount"] = 25, ["massage_minutes"] = 7, ["erythema_after_mask"] = 1, ["gas_pressure"] = 3, ["systolic_before"] = 118, ["diastolic_before"] = 74,
        ["pulse_before"] = 72, ["systolic_after"] = 116, ["diastolic_after"] = 73, ["pulse_after"] = 70, ["needles_used"] = 2, ["bulge_gone_minutes"] = 4,
    };

    public static Dictionary<string, FieldValue> Of(SessionStep step, Session session, DemoVisitor visitor, DateTimeOffset at) => step.Fields
        .Where(f => (f.Required || Numbers.ContainsKey(f.Id)) && !session.Fields.ContainsKey(f.Id))
        .ToDictionary(f => f.Id, f => ValueOf(f, visitor, at));

    static FieldValue ValueOf(SessionField field, DemoVisitor visitor, DateTimeOffset at) => field.Kind switch
    {
        FieldKind.YesNo => new FieldValue.YesNo(true),
        FieldKind.Number => new FieldValue.Number(Numbers.GetValueOrDefault(field.Id, 1), field.Unit ?? ""),
        FieldKind.Date when field.NotPast && DemoStock.EndsIn(field.Id) is { } days => new FieldValue.Day(visitor.House.Calendar.Today.AddDays(days)),
        FieldKind.Date => new FieldValue.Day(visitor.Day.AddDays(field.NotPast ? 200 : -20)),
        FieldKind.Time => new FieldValue.Clock(visitor.House.Calendar.ClockOf(at)),
        FieldKind.Choice => new FieldValue.Words(field.Options![0]),
        _ => new FieldValue.Words(Names.GetValueOrDefault(field.Id, "демо")),
    };
}
