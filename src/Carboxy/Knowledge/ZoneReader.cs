using Carboxy.Knowledge.Reading;

namespace Carboxy.Knowledge;

/// <summary>Reads knowledge/zones.</summary>
public static class ZoneReader
{
    public const string Kind = "zones";

    public static IReadOnlyList<Zone> Read(IEnumerable<Node> files, Faults faults)
    {
        var zones = Entries.Unique(Entries.Of(files, Kind, faults, One), z => z.Id, z => z.Place, faults);
        var all = new Zones(zones);
        foreach (var zone in zones.Where(z => z.PartOf is not null))
            Entries.Refer([zone.PartOf!], id => all.Knows(id) && !all.Within(id, zone.Id), zone.Place, "part_of", faults);
        return zones;
    }

    static Zone One(Fields fields) => new()
    {
        Place = fields.Place,
        Id = fields.Word("id"),
        Name = fields.Text("name"),
        PartOf = fields.OptionalWord("part_of"),
        Sides = Known.List(fields, "sides", Known.Sides),
        Facial = fields.Flag("facial"),
        NearEye = fields.Flag("near_eye"),
        Sources = Known.Sources(fields),
    };
}
