using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>Something besides the treatment that a patient may allow or not: one purpose, asked, given and taken back by itself.</summary>
public sealed record Permit
{
    public required string Id { get; init; }

    public required int Order { get; init; }

    /// <summary>Pictures, or data about the person.</summary>
    public required PermitAbout About { get; init; }

    public required Text Name { get; init; }

    /// <summary>What the patient agrees to, with a <c>{clinic}</c> place for the clinic's name.</summary>
    public required Text Text { get; init; }

    /// <summary>What a refusal means.</summary>
    public required Text IfRefused { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }

    /// <summary>The words as the patient reads and signs them.</summary>
    public string Words(Language language, string clinic)
    {
        var words = $"{Name.In(language)}\n{Text.In(language)} {IfRefused.In(language)}";
        return words.Replace(ClinicBlank, clinic, StringComparison.Ordinal);
    }

    internal const string ClinicBlank = "{clinic}";
}

/// <summary>What a permit is about.</summary>
public enum PermitAbout
{
    Photograph,
    Data,
}

/// <summary>Reads the permits, each with a name of its own.</summary>
public static class PermitReader
{
    public const string Kind = "permits";

    static readonly Dictionary<string, PermitAbout> Subjects = new() { ["photograph"] = PermitAbout.Photograph, ["data"] = PermitAbout.Data };

    public static IReadOnlyList<Permit> Read(IEnumerable<Node> files, Faults faults) =>
        [.. Entries.Unique(Entries.Of(files, Kind, faults, ReadOne), p => p.Id, p => p.Place, faults).OrderBy(p => p.Order)];

    static Permit ReadOne(Fields fields)
    {
        var permit = new Permit
        {
            Id = fields.Word("id"),
            Order = fields.Whole("order"),
            About = fields.Choice("about", Subjects),
            Name = fields.Text("name"),
            Text = fields.Text("text"),
            IfRefused = fields.Text("if_refused"),
            Sources = Known.Sources(fields),
            Place = fields.Place,
        };
        foreach (var blank in new[] { permit.Text, permit.IfRefused, permit.Name }.SelectMany(t => ConsentPartReader.BlanksIn(t.Ru).Union(ConsentPartReader.BlanksIn(t.En))).Where(b => b != Permit.ClinicBlank.Trim('{', '}')))
            fields.Faults.Add(fields.PlaceOf("text"), new($"Нечем заполнить {{{blank}}}.", $"Nothing fills {{{blank}}}."), new("Здесь заполняется только {clinic}.", "Only {clinic} is filled in here."));
        return permit;
    }
}
