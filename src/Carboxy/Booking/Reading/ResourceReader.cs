namespace Carboxy.Booking;

/// <summary>Reads a practitioner, a room or a device of a booking file.</summary>
static class ResourceReader
{
    public static readonly IReadOnlyDictionary<string, ResourceKind> Kinds = new Dictionary<string, ResourceKind>(StringComparer.Ordinal)
    {
        ["practitioner"] = ResourceKind.Practitioner,
        ["room"] = ResourceKind.Room,
        ["device"] = ResourceKind.Device,
    };

    public static BookableResource Read(JsonSpot spot, TimeReader times)
    {
        var fields = new JsonFields(spot);
        return new(
            fields.Word("id"),
            fields.Choice("kind", Kinds),
            fields.Each("tags", t => t.Word()),
            fields.Need("open", s => times.Intervals(s, apart: true), []),
            fields.Need("busy", s => times.Intervals(s, apart: false), []));
    }
}
