using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Carboxy.Booking;

/// <summary>Writes problems of the form "course-booking/1".</summary>
public static class ProblemWriter
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(BookingProblem problem)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        json.WriteString("format", ProblemJson.Format);
        json.WriteString("name", problem.Name);
        json.WriteString("start_date", problem.StartDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("days", problem.Days);
        json.WriteNumber("slot", problem.Slot);
        json.WriteString("mode", problem.Mode == BookingMode.Joint ? "joint" : "independent");
        Numbers(json, "weights", WeightsOf(problem.Weights));
        Numbers(json, "load_target", problem.LoadTargets);
        Each(json, "resources", problem.Resources, Resource);
        json.WriteStartObject("templates");
        foreach (var template in problem.Templates)
            Template(json, template);
        json.WriteEndObject();
        Each(json, "courses", problem.Courses, Course);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    static Dictionary<string, int> WeightsOf(Weights w) => new(StringComparer.Ordinal)
    {
        ["unplaced"] = w.Unplaced,
        ["first_day"] = w.FirstDay,
        ["gap"] = w.Gap,
        ["time_pref"] = w.TimePreference,
        ["practitioner"] = w.Practitioner,
        ["switch"] = w.Switch,
        ["extra"] = w.Extra,
        ["load"] = w.Load,
        ["moved"] = w.Moved,
        ["moved_day"] = w.MovedDay,
        ["moved_pr"] = w.MovedPractitioner,
    };

    static void Resource(Utf8JsonWriter json, BookableResource resource)
    {
        json.WriteStartObject();
        json.WriteString("id", resource.Id);
        json.WriteString("kind", ResourceReader.Kinds.Single(k => k.Value == resource.Kind).Key);
        Words(json, "tags", resource.Tags);
        Each(json, "open", resource.Open, (j, i) => List(j, i.Day, i.From, i.To));
        Each(json, "busy", resource.Busy, (j, i) => List(j, i.Day, i.From, i.To));
        json.WriteEndObject();
    }

    static void Template(Utf8JsonWriter json, SessionTemplate template)
    {
        json.WriteStartObject(template.Id);
        json.WriteStartObject("roles");
        foreach (var role in template.Roles)
        {
            json.WriteStartObject(role.Name);
            json.WriteString("kind", ResourceReader.Kinds.Single(k => k.Value == role.Kind).Key);
            json.WriteString("tag", role.Tag);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        Each(json, "steps", template.Steps, (j, step) =>
        {
            j.WriteStartObject();
            j.WriteString("name", step.Name);
            j.WritePropertyName("dur");
            List(j, step.Shortest, step.Longest);
            Words(j, "roles", step.Roles);
            j.WriteBoolean("patient", step.WithPatient);
            j.WriteEndObject();
        });
        json.WriteEndObject();
    }

    static void Course(Utf8JsonWriter json, CourseToBook course)
    {
        json.WriteStartObject();
        json.WriteString("id", course.Id);
        json.WriteString("patient", course.Patient);
        Words(json, "sessions", course.Sessions);
        json.WritePropertyName("gap");
        List(json, course.ShortestGap, course.LongestGap);
        json.WriteNumber("ideal_gap", course.IdealGap);
        json.WriteNumber("max_in_7", course.MostInSevenDays);
        json.WriteNumber("earliest", course.Earliest);
        json.WriteNumber("latest", course.Latest);
        Week(json, "hours", course.Hours);
        Week(json, "preferred", course.Preferred);
        Each(json, "off_days", course.OffDays.Order(), (j, day) => j.WriteNumberValue(day));
        if (course.Practitioners is { } only)
            Words(json, "practitioners", only);
        else
            json.WriteNull("practitioners");
        Words(json, "wanted", course.Wanted);
        json.WriteNumber("priority", course.Priority);
        Each(json, "prior_days", course.PriorDays, (j, day) => j.WriteNumberValue(day));
        json.WritePropertyName("incumbent");
        if (course.Incumbent is { } plan)
            SolutionJson.Write(json, plan);
        else
            json.WriteNullValue();
        json.WriteEndObject();
    }

    static void Week(Utf8JsonWriter json, string name, WeekHours hours)
    {
        json.WriteStartObject(name);
        foreach (var weekday in hours.Weekdays)
            Each(json, weekday.ToString(CultureInfo.InvariantCulture), hours.On(weekday), (j, span) => List(j, span.From, span.To));
        json.WriteEndObject();
    }

    static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }

    static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words) => Each(json, name, words, (j, word) => j.WriteStringValue(word));

    static void Numbers(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, int>> numbers)
    {
        json.WriteStartObject(name);
        foreach (var (key, number) in numbers)
            json.WriteNumber(key, number);
        json.WriteEndObject();
    }

    static void List(Utf8JsonWriter json, params ReadOnlySpan<int> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
