using Carboxy.Knowledge.Reading;

namespace Carboxy.Sessions;

/// <summary>Reads fields, products and published doses of the session record.</summary>
public static class SessionSheetReader
{
    static readonly Dictionary<string, DoseQuantity> Quantities = new()
    {
        ["flow"] = DoseQuantity.Flow,
        ["volume_per_side"] = DoseQuantity.VolumePerSide,
        ["depth"] = DoseQuantity.Depth,
    };

    static readonly Dictionary<string, string> Units = new() { ["ml/min"] = "ml/min", ["ml"] = "ml", ["mm"] = "mm" };

    public static IReadOnlyList<SessionField> ReadFields(IEnumerable<Node> files, Faults faults)
    {
        var fields = Entries.Read(files, "session_fields", faults, ReadField, f => f.Id, f => f.Place);
        foreach (var field in fields.Where(f => f.EqualTo is { } other && fields.All(o => o.Id != other)))
            faults.Add(field.Place, new($"Нет поля «{field.EqualTo}».", $"There is no field \"{field.EqualTo}\"."), new("Исправьте имя в equal_to.", "Correct the id in equal_to."));
        return fields;
    }

    public static IReadOnlyList<ProductKind> ReadProducts(IEnumerable<Node> files, Faults faults) =>
        Entries.Read(files, "session_products", faults, ReadProduct, p => p.Id, p => p.Place);

    public static IReadOnlyList<DoseRange> ReadDoses(IEnumerable<Node> files, Faults faults) =>
        Entries.Read(files, "dose_ranges", faults, ReadDose, d => d.Id, d => d.Place);

    static SessionField ReadField(Fields fields) => new()
    {
        Id = fields.Word("id"),
        Label = fields.Text("label"),
        Kind = fields.Choice("kind", new Dictionary<string, Func<FieldKind>>
        {
            ["yes_no"] = () => new FieldKind.YesNo(),
            ["number"] = () => new FieldKind.Number(fields.Word("unit"), fields.Range("accepts")),
            ["words"] = () => new FieldKind.Words(),
            ["day"] = () => new FieldKind.Day(),
        })(),
        Modalities = fields.Modalities(),
        Zones = fields.OptionalWords("zones"),
        Required = fields.Flag("required"),
        EvenIfStopped = fields.Flag("even_if_stopped"),
        MustBe = fields.Find("must_be") is null ? null : fields.Flag("must_be"),
        NotPast = fields.Flag("not_past"),
        EqualTo = fields.OptionalWord("equal_to"),
        Sources = fields.Sources(),
        Place = fields.Place,
    };

    static ProductKind ReadProduct(Fields fields) => new()
    {
        Id = fields.Word("id"),
        Name = fields.Text("name"),
        Modalities = fields.Modalities(),
        Required = fields.Flag("required"),
        Expires = fields.Flag("expires"),
        Sources = fields.Sources(),
        Place = fields.Place,
    };

    static DoseRange ReadDose(Fields fields)
    {
        var range = new DoseRange
        {
            Id = fields.Word("id"),
            Quantity = fields.Choice("quantity", Quantities),
            Zones = fields.OptionalWords("zones"),
            Usual = fields.Range("usual"),
            Largest = fields.Number("largest"),
            Name = fields.Text("name"),
            Unit = fields.Choice("unit", Units),
            Sources = fields.Sources(),
            Place = fields.Place,
        };
        if (range.Largest < range.Usual.To)
            fields.Faults.Add(fields.PlaceOf("largest"), new("Наибольшее значение меньше обычного.", "The largest value lies below the usual ones."), new("Исправьте largest или usual.", "Correct largest or usual."));
        return range;
    }
}
