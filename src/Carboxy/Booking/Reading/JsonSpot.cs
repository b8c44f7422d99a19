using System.Globalization;
using System.Text.Json;

namespace Carboxy.Booking;

/// <summary>A value in a booking file together with its place, which is spelt out only when something is wrong there.</summary>
readonly record struct JsonSpot(JsonElement Value, JsonSpot.Step? Place, BookingFaults Faults)
{
    /// <summary>One step into a document: a name or a number in a list.</summary>
    public sealed record Step(Step? Before, string? Name, int Index)
    {
        public override string ToString() => Name is not null
            ? Before is null ? Name : $"{Before}.{Name}"
            : string.Create(CultureInfo.InvariantCulture, $"{Before}[{Index}]");
    }

    public JsonSpot In(string name, JsonElement value) => new(value, new(Place, Shown(name), 0), Faults);

    public JsonSpot In(int index, JsonElement value) => new(value, new(Place, null, index), Faults);

    public void Fault(Text problem, Text remedy) => Faults.Add(Place?.ToString() ?? "", problem, remedy);

    public void Expected(Text what)
    {
        var found = Value.ValueKind switch
        {
            JsonValueKind.Object => "{...}",
            JsonValueKind.Array => "[...]",
            _ => Shown(Value.GetRawText()),
        };
        Fault(new($"{found} здесь не подходит.", $"{found} does not fit here."), new($"Ждали: {what.Ru}.", $"Expected {what.En}."));
    }

    /// <summary>The members by name. Names that the format does not know are passed over; a name given twice is a fault.</summary>
    public Dictionary<string, JsonSpot> Members()
    {
        var members = new Dictionary<string, JsonSpot>(StringComparer.Ordinal);
        if (Value.ValueKind is not JsonValueKind.Object)
        {
            Expected(new("объект в фигурных скобках", "an object in braces"));
            return members;
        }

        foreach (var member in Value.EnumerateObject())
        {
            var spot = In(member.Name, member.Value);
            if (!members.TryAdd(member.Name, spot))
                spot.Fault(new("Поле повторяется.", "This field is given twice."), new("Оставьте одно.", "Keep one of them."));
        }

        return members;
    }

    public IReadOnlyList<JsonSpot> Items()
    {
        if (Value.ValueKind is not JsonValueKind.Array)
        {
            Expected(new("список", "a list"));
            return [];
        }

        var items = new List<JsonSpot>(Value.GetArrayLength());
        foreach (var item in Value.EnumerateArray())
            items.Add(In(items.Count, item));
        return items;
    }

    public string Word()
    {
        if (Value.ValueKind is JsonValueKind.String && Value.GetString() is { Length: > 0 and <= 200 } word)
            return word;
        Expected(new("короткая строка", "a short text"));
        return "";
    }

    public int Whole(int from, int to)
    {
        if (Value.ValueKind is JsonValueKind.Number && Value.TryGetInt32(out var number) && number >= from && number <= to)
            return number;
        Expected(new(string.Create(CultureInfo.InvariantCulture, $"целое число от {from} до {to}"), string.Create(CultureInfo.InvariantCulture, $"a whole number from {from} to {to}")));
        return from;
    }

    static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
