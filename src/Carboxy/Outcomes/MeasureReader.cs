using Carboxy.Knowledge.Reading;

namespace Carboxy.Outcomes;

/// <summary>Reads <c>knowledge/measures</c> strictly; all that is wrong becomes a fault.</summary>
public static class MeasureReader
{
    public const string Kind = "measures";

    static readonly Dictionary<string, MeasureStatus> Statuses = new() { ["free"] = MeasureStatus.Free, ["own"] = MeasureStatus.Own };

    static readonly Dictionary<string, MeasureScope> Scopes = new() { ["person"] = MeasureScope.Person, ["zone"] = MeasureScope.Zone, ["side"] = MeasureScope.Side };

    static readonly Dictionary<string, Rater> RaterWords = new() { ["clinician"] = Rater.Clinician, ["patient"] = Rater.Patient, ["device"] = Rater.Device };

    public static IReadOnlyList<Measure> Read(IEnumerable<Node> files, Faults faults)
    {
        var measures = new List<Measure>();
        foreach (var file in files)
        {
            var top = Fields.Of(file, faults);
            top.Need(Kind);
            measures.AddRange(top.Each(Kind, fields => One(fields, faults)));
            top.Done();
        }

        foreach (var again in measures.GroupBy(m => m.Id).SelectMany(same => same.Skip(1)))
            Twice(again.Id, again.Place, faults);
        return [.. measures.OrderBy(m => m.Id, StringComparer.Ordinal)];
    }

    static Measure One(Fields fields, Faults faults)
    {
        var steps = fields.Each("scales", scale => (Id: scale.Word("id"), Steps: MeasureItemReader.Steps(scale, "steps")))
            .DistinctBy(scale => scale.Id).ToDictionary(scale => scale.Id, scale => scale.Steps);
        var items = fields.Each("items", item => MeasureItemReader.Read(item, steps));
        var measure = new Measure
        {
            Id = fields.Word("id"),
            Version = fields.Word("version"),
            Name = fields.Text("name"),
            About = fields.Text("about"),
            Status = fields.Choice("status", Statuses),
            Licence = fields.Text("licence_note"),
            Scope = fields.Choice("scope", Scopes),
            Raters = RatersOf(fields, faults),
            Aims = fields.OptionalWords("aims"),
            Items = items,
            Scores = fields.Each("scores", score => MeasureScoreReader.Read(score, items)),
            OtherVersions = fields.Each("other_versions", v => new OtherVersion(v.Word("version"), v.Text("note"))),
            Sources = fields.Words("sources"),
            Place = fields.Place,
        };
        NotEmpty(measure.Items.Count, "items", fields);
        NotEmpty(measure.Scores.Count, "scores", fields);
        NotEmpty(measure.Sources.Count, "sources", fields);
        foreach (var again in items.GroupBy(i => i.Id).Where(same => same.Count() > 1))
            Twice(again.Key, fields.PlaceOf("items"), faults);
        foreach (var again in measure.Scores.GroupBy(s => s.Id).SelectMany(same => same.Skip(1)))
            Twice(again.Id, again.Place, faults);
        return measure;
    }

    static IReadOnlyList<Rater> RatersOf(Fields fields, Faults faults)
    {
        var words = fields.Words("raters");
        foreach (var word in words.Where(word => !RaterWords.ContainsKey(word)))
            faults.Add(fields.PlaceOf("raters"), new($"Неизвестно, кто оценивает: «{word}».", $"Unknown rater \"{word}\"."),
                new("Допустимы: clinician, patient, device.", "Use clinician, patient or device."));
        return [.. words.Where(RaterWords.ContainsKey).Select(word => RaterWords[word])];
    }

    static void NotEmpty(int count, string key, Fields fields)
    {
        if (count == 0)
            fields.Faults.Add(fields.Place, new($"Список «{key}» пуст.", $"The list \"{key}\" is empty."), new($"Заполните «{key}».", $"Fill in \"{key}\"."));
    }

    static void Twice(string id, Place place, Faults faults) =>
        faults.Add(place, new($"«{id}» встречается дважды.", $"\"{id}\" appears twice."), new("Переименуйте или уберите повтор.", "Rename or remove the repetition."));
}
