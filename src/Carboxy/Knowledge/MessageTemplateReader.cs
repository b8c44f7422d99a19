using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>Reads what patients are told outside the clinic; a kind that is missing or a word that nothing fills is a fault.</summary>
public static class MessageTemplateReader
{
    public const string Kind = "messages";

    /// <summary>What a text message may say: the clinic, the patient's visit, nothing of the treatment.</summary>
    static readonly string[] Open = ["clinic", "clinic_phone", "visit", "day", "time", "more", "gone_visit", "link"];

    /// <summary>What is never without something to say, and so may stand in a subject.</summary>
    static readonly string[] Certain = ["clinic", "day", "time"];

    /// <summary>What can be said in each kind.</summary>
    static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["booked"] = ["clinic", "visit", "visits", "name", "clinic_phone", "address", "more", "tentative"],
        ["changed"] = ["clinic", "visit", "visits", "name", "clinic_phone", "address", "more", "tentative", "gone"],
        ["cancelled"] = ["clinic", "gone", "gone_visit", "name", "clinic_phone", "more"],
        ["reminder_days"] = ["clinic", "visit", "day", "time", "name", "clinic_phone", "address", "link"],
        ["reminder_hours"] = ["clinic", "visit", "day", "time", "name", "clinic_phone", "address"],
        ["check_up"] = ["clinic", "name", "clinic_phone", "link"],
        ["recall"] = ["clinic", "name", "clinic_phone", "product", "batch", "days"],
        ["aftercare"] = ["clinic", "advice", "name", "clinic_phone", "visit"],
    };

    public static IReadOnlyList<MessageTemplate> Read(IEnumerable<Node> files, Faults faults)
    {
        var templates = Entries.Unique(Entries.Of(files, Kind, faults, ReadOne), t => t.Id, t => t.Place, faults);
        foreach (var missing in Words.Keys.Except(templates.Select(t => t.Id)).Where(_ => templates.Count > 0))
            faults.Add(templates[0].Place, new($"Нет сообщения «{missing}».", $"There is no message \"{missing}\"."), new("Добавьте его.", "Add it."));
        return templates;
    }

    static MessageTemplate ReadOne(Fields fields)
    {
        var id = fields.Word("id");
        if (!Words.TryGetValue(id, out var words))
        {
            fields.Faults.Add(fields.PlaceOf("id"), new($"Сообщений «{id}» не бывает.", $"There are no messages \"{id}\"."), new($"Бывают: {string.Join(", ", Words.Keys)}.", $"Known: {string.Join(", ", Words.Keys)}."));
            words = Certain;
        }

        var subject = fields.Text("subject");
        Check(subject, [.. words.Intersect(Certain)], fields.PlaceOf("subject"), fields.Faults);
        return new()
        {
            Id = id,
            Subject = subject,
            Mail = fields.Each("mail", part => Part(part, words)),
            Sms = fields.Each("text", part => Part(part, [.. words.Intersect(Open)])),
            Place = fields.Place,
        };
    }

    static MessagePart Part(Fields fields, IReadOnlyList<string> words)
    {
        var said = new Text(fields.Word("ru") is { Length: > 0 } ru ? ru : "-", fields.Word("en") is { Length: > 0 } en ? en : "-");
        var with = fields.OptionalWord("with");
        Check(said, words, fields.Place, fields.Faults);
        if (with is not null && !words.Contains(with))
            Unknown(with, words, fields.PlaceOf("with"), fields.Faults);
        return new(said, ConsentPartReader.BlanksIn(said.En).Concat(with is null ? [] : [with]).ToHashSet());
    }

    static void Check(Text text, IReadOnlyList<string> words, Place place, Faults faults)
    {
        var (ru, en) = (ConsentPartReader.BlanksIn(text.Ru), ConsentPartReader.BlanksIn(text.En));
        foreach (var unknown in ru.Union(en).Except(words))
            Unknown(unknown, words, place, faults);
        if (!ru.SetEquals(en))
            faults.Add(place, new("В языках заполняется разное.", "The languages fill in different things."), new("Поставьте одинаковые {слова} в ru и en.", "Use the same {words} in ru and en."));
    }

    static void Unknown(string word, IReadOnlyList<string> words, Place place, Faults faults) =>
        faults.Add(place, new($"Здесь нечем заполнить {{{word}}}.", $"Nothing fills {{{word}}} here."), new($"Допустимы: {string.Join(", ", words)}.", $"Use one of: {string.Join(", ", words)}."));
}
