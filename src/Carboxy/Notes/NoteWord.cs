namespace Carboxy.Notes;

/// <summary>A word that the record fills in a template.</summary>
/// <param name="Id">As it stands in braces.</param>
/// <param name="Name">What stays visibly open where the record does not say it.</param>
public sealed record NoteWord(string Id, Text Name)
{
    public static IReadOnlyList<NoteWord> All { get; } =
    [
        new("today", new("дата", "date")),
        new("patient", new("пациент", "patient")),
        new("age", new("возраст", "age")),
        new("verdict", new("заключение скрининга", "screening verdict")),
        new("modality", new("методика", "modality")),
        new("zone", new("зона", "zone")),
        new("aim", new("цель", "aim")),
        new("protocol", new("протокол", "protocol")),
        new("number", new("номер сеанса", "session number")),
        new("planned", new("сколько сеансов в курсе", "sessions planned")),
        new("held", new("сколько сеансов проведено", "sessions held")),
        new("settings", new("режим: поток, глубина, игла или минуты маски", "settings: flow, depth, needle or minutes of the mask")),
        new("products", new("средства и партии", "products and batches")),
        new("points", new("число точек", "number of points")),
        new("total", new("всего газа за сеанс", "gas in this session")),
        new("course_total", new("всего газа за курс", "gas in the course")),
        new("skipped", new("что пропущено и почему", "what was left out, and why")),
        new("pain", new("боль до, сильнее всего, после", "pain before, at worst, after")),
        new("reactions", new("реакции", "reactions")),
        new("aftercare", new("выдана ли памятка", "whether the aftercare sheet was given")),
        new("outcome", new("результат измерений", "what the measurements say")),
        new("next", new("следующий сеанс", "next session")),
    ];

    public static NoteWord? Find(string id) => All.FirstOrDefault(word => word.Id == id);
}
