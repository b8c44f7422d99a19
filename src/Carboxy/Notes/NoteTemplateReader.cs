using Carboxy.Knowledge.Reading;

namespace Carboxy.Notes;

/// <summary>Reads how the usual notes begin; a blank that nothing fills is a fault with its place.</summary>
public static class NoteTemplateReader
{
    public const string Kind = "notes";

    static readonly Dictionary<string, NoteAbout> Abouts = new(StringComparer.Ordinal) { ["patient"] = NoteAbout.Patient, ["session"] = NoteAbout.Session, ["course"] = NoteAbout.Course };

    public static IReadOnlyList<NoteTemplate> Read(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Kind, faults, ReadOne), t => t.Id, t => t.Place, faults);

    static NoteTemplate ReadOne(Fields fields)
    {
        var body = fields.Text("body");
        var (ru, en) = (NoteText.WordsIn(body.Ru), NoteText.WordsIn(body.En));
        foreach (var unknown in ru.Union(en).Where(word => NoteWord.Find(word) is null))
        {
            fields.Faults.Add(fields.PlaceOf("body"), new($"Здесь нечем заполнить {{{unknown}}}.", $"Nothing fills {{{unknown}}} here."),
                new($"Допустимы: {string.Join(", ", NoteWord.All.Select(w => w.Id))}; о чём спросить пишущего — {{?так}}.", $"Use one of: {string.Join(", ", NoteWord.All.Select(w => w.Id))}; what to ask the writer goes {{?like this}}."));
        }

        if (!ru.SetEquals(en) || NoteText.Open(body.Ru).Count != NoteText.Open(body.En).Count)
            fields.Faults.Add(fields.PlaceOf("body"), new("В языках заполняется разное.", "The languages fill in different things."), new("Поставьте одинаковые {слова} и {?вопросы} в ru и en.", "Use the same {words} and {?questions} in ru and en."));
        return new()
        {
            Id = fields.Word("id"),
            Title = fields.Text("title"),
            Body = body,
            About = fields.Choice("about", Abouts),
            Modality = fields.Has("modality") ? fields.Choice("modality", Known.Modalities) : null,
            Sources = Known.Sources(fields),
            Place = fields.Place,
        };
    }
}
