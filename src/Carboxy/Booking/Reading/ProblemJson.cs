using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Carboxy.Booking;

/// <summary>
/// Reads files of the form "course-booking/1". Every fault is named with its place and all of them are gathered. Fields that the format
/// does not know are passed over: files carry notes, and nearly every field that it knows is needed, so that a misspelt one is missed.
/// </summary>
public static class ProblemJson
{
    public const string Format = "course-booking/1";

    const int MostDays = 1100;
    const int MostResources = 2000;
    const int MostCourses = 20_000;
    const int LargestWeight = 1_000_000;

    static readonly string[] WeightNames = ["unplaced", "first_day", "gap", "time_pref", "practitioner", "switch", "extra", "load", "moved", "moved_day", "moved_pr"];
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };
    static readonly Dictionary<string, bool> Formats = new(StringComparer.Ordinal) { [Format] = true };
    static readonly Dictionary<string, BookingMode> Modes = new(StringComparer.Ordinal) { ["independent"] = BookingMode.Independent, ["joint"] = BookingMode.Joint };

    /// <summary>The problem, or every fault that was found.</summary>
    public static (BookingProblem? Problem, IReadOnlyList<BookingFault> Faults) Read(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
            return (null, [new("", new("Это не текст в UTF-8.", "This is not UTF-8 text."), new("Сохраните файл в кодировке UTF-8.", "Save the file as UTF-8."))]);
        var faults = new BookingFaults();
        try
        {
            using var document = JsonDocument.Parse(utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[3..] : utf8, Strict);
            var problem = Problem(new(new(document.RootElement, null, faults)));
            return faults.All.Count == 0 ? (problem, []) : (null, faults.All);
        }
        catch (JsonException e)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}");
            return (null, [new(where, new("Это не JSON или вложенность слишком глубока.", "This is not JSON, or it is nested too deeply."), new("Проверьте строку и столбец, указанные слева.", "Look at the line and column named on the left."))]);
        }
    }

    static BookingProblem Problem(JsonFields fields)
    {
        fields.Choice("format", Formats);
        var name = fields.Word("name");
        var start = fields.Need("start_date", Monday, default);
        var days = fields.Whole("days", 1, MostDays);
        var slot = fields.Need("slot", Slot, 5);
        var mode = fields.Choice("mode", Modes);
        var weights = fields.Need("weights", WeightsOf, new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        var times = new TimeReader(days, slot);
        var resources = Unique(Few(fields, "resources", MostResources).Select(s => (s, ResourceReader.Read(s, times))), r => r.Id);
        var templates = fields.Need<IReadOnlyList<SessionTemplate>>("templates", s => [.. new JsonFields(s).All.Select(t => TemplateReader.Read(t.Key, t.Value, times, slot))], []);
        var courses = new CourseReader(times, resources, templates, weights, days, slot);
        return new(name, start, days, slot, mode, weights, Targets(fields, mode, resources), resources, templates, Unique(Few(fields, "courses", MostCourses).Select(s => (s, courses.Read(s))), c => c.Id));
    }

    static IReadOnlyList<JsonSpot> Few(JsonFields fields, string name, int most)
    {
        var items = fields.Need(name, s => s.Items(), []);
        if (items.Count > most)
            fields.Find(name)!.Value.Fault(new($"Здесь больше {most} записей.", $"There are more than {most} entries here."), new("Разделите задачу.", "Divide the problem."));
        return items.Count > most ? [] : items;
    }

    static List<T> Unique<T>(IEnumerable<(JsonSpot Spot, T Entry)> entries, Func<T, string> id)
    {
        var (read, seen) = (new List<T>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (spot, entry) in entries)
        {
            if (id(entry).Length > 0 && !seen.Add(id(entry)))
                spot.Fault(new($"Имя «{id(entry)}» уже занято.", $"The id \"{id(entry)}\" is already there."), new("Дайте другое имя или удалите повтор.", "Give it another id or remove the repetition."));
            read.Add(entry);
        }

        return read;
    }

    static DateOnly Monday(JsonSpot spot)
    {
        if (spot.Value.ValueKind is JsonValueKind.String
            && DateOnly.TryParseExact(spot.Value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.DayOfWeek == DayOfWeek.Monday)
            return day;
        spot.Expected(new("понедельник вида 2027-01-04", "a Monday such as 2027-01-04"));
        return default;
    }

    static int Slot(JsonSpot spot)
    {
        var slot = spot.Whole(5, 60);
        if (1440 % slot == 0)
            return slot;
        spot.Expected(new("шаг, на который делятся сутки: 5, 10, 15, 20, 30 или 60", "a slot that divides the day: 5, 10, 15, 20, 30 or 60"));
        return 5;
    }

    static Weights WeightsOf(JsonSpot spot)
    {
        var f = new JsonFields(spot);
        foreach (var (name, weight) in f.All.Where(w => !WeightNames.Contains(w.Key)))
            weight.Fault(new($"Веса «{name}» нет.", $"There is no weight \"{name}\"."), new($"Есть: {string.Join(", ", WeightNames)}.", $"There are: {string.Join(", ", WeightNames)}."));
        int Of(string name) => f.Whole(name, 0, LargestWeight);
        int Or0(string name) => f.Find(name)?.Whole(0, LargestWeight) ?? 0;
        return new(Of("unplaced"), Of("first_day"), Of("gap"), Of("time_pref"), Of("practitioner"), Of("switch"), Of("extra"), Or0("load"), Or0("moved"), Or0("moved_day"), Or0("moved_pr"));
    }

    static Dictionary<string, int> Targets(JsonFields fields, BookingMode mode, IReadOnlyList<BookableResource> resources)
    {
        var targets = new Dictionary<string, int>(StringComparer.Ordinal);
        var given = mode == BookingMode.Joint ? fields.Need<JsonSpot?>("load_target", s => s, null) : fields.Find("load_target");
        foreach (var (id, minutes) in given is null ? [] : new JsonFields(given.Value).All)
        {
            if (resources.FirstOrDefault(r => r.Id == id)?.Kind is not ResourceKind.Practitioner)
                minutes.Fault(new($"Специалиста «{id}» нет.", $"There is no practitioner \"{id}\"."), new("Исправьте имя.", "Correct the id."));
            targets[id] = minutes.Whole(0, int.MaxValue);
        }

        return targets;
    }
}
