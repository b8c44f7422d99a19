using System.Text.Json;

namespace Carboxy.Booking;

/// <summary>The fields of one object of a booking file; one that is needed and missing is a fault with its place.</summary>
sealed class JsonFields(JsonSpot spot)
{
    readonly Dictionary<string, JsonSpot> members = spot.Members();

    public JsonSpot Spot => spot;

    public IEnumerable<KeyValuePair<string, JsonSpot>> All => members;

    public JsonSpot? Find(string name) => members.TryGetValue(name, out var found) && found.Value.ValueKind is not JsonValueKind.Null ? found : null;

    /// <summary>Reads a field, or says that it is missing.</summary>
    public T Need<T>(string name, Func<JsonSpot, T> read, T otherwise)
    {
        if (members.TryGetValue(name, out var found))
            return read(found);
        if (spot.Value.ValueKind is JsonValueKind.Object)
            spot.In(name, default).Fault(new("Этого поля не хватает.", "This field is missing."), new("Добавьте его.", "Add it."));
        return otherwise;
    }

    public string Word(string name) => Need(name, s => s.Word(), "");

    public int Whole(string name, int from, int to) => Need(name, s => s.Whole(from, to), from);

    public IReadOnlyList<T> Each<T>(string name, Func<JsonSpot, T> read) => Need<IReadOnlyList<T>>(name, s => [.. s.Items().Select(read)], []);

    public T Choice<T>(string name, IReadOnlyDictionary<string, T> words) => Need(name, s =>
    {
        if (words.TryGetValue(s.Value.ValueKind is JsonValueKind.String ? s.Value.GetString()! : "", out var value))
            return value;
        var known = string.Join(", ", words.Keys);
        s.Expected(new($"одно из: {known}", $"one of: {known}"));
        return words.Values.First();
    }, words.Values.First());
}
