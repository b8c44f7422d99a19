using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Carboxy.Screening;

/// <summary>
/// Answers in the words of carboxy-answers/1. A field that the reader does not know is a fault that names it: a misspelt
/// danger must not pass as silence.
/// </summary>
public static class AnswersJson
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly FrozenSet<string> Known = new[]
    {
        "sex", "age", "birth_date", "weeks", "lmp", "dx", "family_history", "drugs", "cancer", "infection_now", "temp_c", "bp", "bp_repeat",
        "pulse", "skin_zone", "acne_iga", "recent", "last_session", "sessions", "allergies", "phq9_item9",
    }.Concat(AnswerWords.YesNoQuestions.Keys).ToFrozenSet();

    static readonly FrozenSet<string> DiagnosisFields = new[] { "icd10", "status", "controlled", "since" }.ToFrozenSet();
    static readonly FrozenSet<string> MedicineFields = new[] { "atc", "ends" }.ToFrozenSet();
    static readonly FrozenSet<string> PressureFields = new[] { "systolic", "diastolic" }.ToFrozenSet();
    static readonly FrozenSet<string> ProcedureFields = new[] { "procedure", "date", "same_zone" }.ToFrozenSet();
    static readonly FrozenSet<string> SessionFields = new[] { "modality", "date" }.ToFrozenSet();

    /// <summary>Reads the <c>answers</c> of a case. What is not listed is unknown, or, where <paramref name="unlistedIsNo"/>, no or the normal value.</summary>
    /// <param name="today">The day of screening: what has happened cannot lie after it.</param>
    internal static Answers Read(JsonElement element, string path, bool unlistedIsNo, DateOnly today, JsonCaseReader json)
    {
        var m = json.Members(element, path, Known);
        string At(string name) => JsonCaseReader.Join(path, name);
        T? Value<T>(string name, Func<JsonElement, string, T?> read, T? normal)
            where T : struct =>
            m.TryGetValue(name, out var e) ? JsonCaseReader.IsUnknown(e) ? null : read(e, At(name)) : unlistedIsNo ? normal : null;
        IReadOnlyList<T>? List<T>(string name, Func<JsonElement, string, T> read) =>
            m.TryGetValue(name, out var e) ? JsonCaseReader.IsUnknown(e) ? null : [.. json.Items(e, At(name)).Select(i => read(i.Item, i.Path))] : unlistedIsNo ? [] : null;
        DateOnly? Past(JsonElement e, string where)
        {
            var day = json.Day(e, where);
            if (day > today)
                json.Fault(where, new("Эта дата позже дня скрининга.", "This date is after the day of screening."), new("Исправьте дату.", "Correct the date."));
            return day;
        }

        var pressure = Value<BloodPressure>("bp", (e, at) => Pressure(e, at, json), new(120, 75));
        var answers = new Answers
        {
            Sex = Value<Patients.Sex>("sex", (e, at) => json.Choice(e, at, AnswerWords.Sexes), null) ?? Patients.Sex.Unknown,
            BirthDate = Value<DateOnly>("birth_date", Past, null),
            Age = Value<int>("age", (e, at) => json.Whole(e, at, 0, 130), m.ContainsKey("birth_date") ? null : 30),
            Weeks = Value<int>("weeks", (e, at) => json.Whole(e, at, 0, 45), null),
            LastPeriod = Value<DateOnly>("lmp", Past, null),
            Diagnoses = List("dx", (e, at) => ReadDiagnosis(e, at, unlistedIsNo, json)),
            FamilyHistory = m.TryGetValue("family_history", out var family) && family.ValueKind is JsonValueKind.String && !JsonCaseReader.IsUnknown(family) && !family.ValueEquals("no")
                ? [MedicalCode.Icd10(family, At("family_history"), json)]
                : List("family_history", (e, at) => MedicalCode.Icd10(e, at, json)),
            Medicines = List("drugs", (e, at) => ReadMedicine(e, at, json)),
            Cancer = Value<CancerHistory>("cancer", (e, at) => json.Choice(e, at, AnswerWords.Cancer), CancerHistory.No),
            Infection = Value<InfectionNow>("infection_now", (e, at) => json.Choice(e, at, AnswerWords.Infections), InfectionNow.No),
            Temperature = Value<decimal>("temp_c", (e, at) => json.Number(e, at, 30, 45), 36.6m),
            Pressure = pressure,
            // A reading that was not repeated stands; only a file of open questions leaves the repeat to be asked for.
            PressureRepeat = Value<BloodPressure>("bp_repeat", (e, at) => Pressure(e, at, json), pressure),
            Pulse = Value<int>("pulse", (e, at) => json.Whole(e, at, 20, 300), 70),
            Skin = Value<SkinFindings>("skin_zone", (e, at) => ReadSkin(e, at, json), SkinFindings.None),
            AcneIga = Value<int>("acne_iga", (e, at) => json.Whole(e, at, 0, 4), 0),
            Procedures = List("recent", (e, at) => ReadProcedure(e, at, json, Past)),
            Sessions = ReadSessions(m, path, unlistedIsNo, json, Past),
            Allergies = List("allergies", json.Word),
            Phq9Item9 = Value<int>("phq9_item9", (e, at) => json.Whole(e, at, 0, 3), 0),
        };
        foreach (var (name, question) in AnswerWords.YesNoQuestions)
            answers = answers.With(question, m.TryGetValue(name, out var e) ? json.YesNo(e, At(name)) : unlistedIsNo ? false : null);

        CheckAge(answers, m, path, today, json);
        return answers;
    }

    static void CheckAge(Answers answers, Dictionary<string, JsonElement> members, string path, DateOnly today, JsonCaseReader json)
    {
        if (members.ContainsKey("age") && answers is { Age: { } age, BirthDate: not null } && Math.Abs(answers.AgeOn(today)!.Value - age) > 1)
            json.Fault(JsonCaseReader.Join(path, "age"), new("Возраст и дата рождения противоречат друг другу.", "The age and the birth date contradict each other."), new("Оставьте верное.", "Keep the right one."));
    }

    static Diagnosis ReadDiagnosis(JsonElement element, string path, bool unlistedIsNo, JsonCaseReader json)
    {
        var m = json.Members(element, path, DiagnosisFields);
        var code = m.TryGetValue("icd10", out var icd) ? MedicalCode.Icd10(icd, JsonCaseReader.Join(path, "icd10"), json) : Missing(path, "icd10", json);
        DiseasePhase? phase = m.TryGetValue("status", out var status) && !JsonCaseReader.IsUnknown(status) ? json.Choice(status, JsonCaseReader.Join(path, "status"), AnswerWords.Phases) : null;
        Truth controlled = m.TryGetValue("controlled", out var c) ? json.YesNo(c, JsonCaseReader.Join(path, "controlled")) : unlistedIsNo ? false : null;
        var since = m.TryGetValue("since", out var s) && !JsonCaseReader.IsUnknown(s) ? json.Day(s, JsonCaseReader.Join(path, "since")) : null;
        return new(code, phase, controlled, since);
    }

    static Medicine ReadMedicine(JsonElement element, string path, JsonCaseReader json)
    {
        var m = json.Members(element, path, MedicineFields);
        var code = m.TryGetValue("atc", out var atc) ? MedicalCode.Atc(atc, JsonCaseReader.Join(path, "atc"), json) : Missing(path, "atc", json);
        var known = m.TryGetValue("ends", out var e) && e.ValueKind is not JsonValueKind.Null && !JsonCaseReader.IsUnknown(e);
        return new(code, known ? json.Day(e, JsonCaseReader.Join(path, "ends")) : null);
    }

    static BloodPressure? Pressure(JsonElement element, string path, JsonCaseReader json)
    {
        var m = json.Members(element, path, PressureFields);
        if (!m.TryGetValue("systolic", out var s) || !m.TryGetValue("diastolic", out var d))
        {
            Missing(path, m.ContainsKey("systolic") ? "diastolic" : "systolic", json);
            return null;
        }

        var (systolic, diastolic) = (json.Whole(s, JsonCaseReader.Join(path, "systolic"), 40, 300), json.Whole(d, JsonCaseReader.Join(path, "diastolic"), 20, 200));
        return systolic is { } high && diastolic is { } low ? new(high, low) : null;
    }

    static SkinFindings? ReadSkin(JsonElement element, string path, JsonCaseReader json) => element.ValueKind is JsonValueKind.Array
        ? json.Items(element, path).Aggregate(SkinFindings.None, (so, item) => so | json.Choice(item.Item, item.Path, AnswerWords.Skin))
        : json.Choice(element, path, AnswerWords.Skin);

    static OtherProcedure ReadProcedure(JsonElement element, string path, JsonCaseReader json, Func<JsonElement, string, DateOnly?> past)
    {
        var m = json.Members(element, path, ProcedureFields);
        var name = m.TryGetValue("procedure", out var p) ? json.Word(p, JsonCaseReader.Join(path, "procedure")) : Missing(path, "procedure", json);
        var on = m.TryGetValue("date", out var d) && !JsonCaseReader.IsUnknown(d) ? past(d, JsonCaseReader.Join(path, "date")) : null;
        Truth same = m.TryGetValue("same_zone", out var z) ? json.YesNo(z, JsonCaseReader.Join(path, "same_zone")) : null;
        return new(name, on, same);
    }

    static IReadOnlyList<PastSession>? ReadSessions(Dictionary<string, JsonElement> m, string path, bool unlistedIsNo, JsonCaseReader json, Func<JsonElement, string, DateOnly?> past)
    {
        PastSession? One(JsonElement element, string at)
        {
            var fields = json.Members(element, at, SessionFields);
            if (!fields.TryGetValue("modality", out var modality) || !fields.TryGetValue("date", out var date))
            {
                Missing(at, fields.ContainsKey("modality") ? "date" : "modality", json);
                return null;
            }

            return past(date, JsonCaseReader.Join(at, "date")) is { } on ? new(json.Choice(modality, JsonCaseReader.Join(at, "modality"), AnswerWords.Modalities), on) : null;
        }

        var read = new List<PastSession?>();
        if (m.TryGetValue("sessions", out var list))
        {
            if (JsonCaseReader.IsUnknown(list))
                return null;
            read.AddRange(json.Items(list, JsonCaseReader.Join(path, "sessions")).Select(i => One(i.Item, i.Path)));
        }

        if (m.TryGetValue("last_session", out var last))
        {
            if (JsonCaseReader.IsUnknown(last))
                return null;
            if (!(last.ValueKind is JsonValueKind.Null || (last.ValueKind is JsonValueKind.String && last.ValueEquals("no"))))
                read.Add(One(last, JsonCaseReader.Join(path, "last_session")));
        }
        else if (!m.ContainsKey("sessions") && !unlistedIsNo)
        {
            return null;
        }

        return [.. read.OfType<PastSession>().Distinct().OrderBy(s => s.On)];
    }

    static string Missing(string path, string field, JsonCaseReader json)
    {
        if (!json.IsFaulty(path))
            json.Fault(JsonCaseReader.Join(path, field), new("Этого поля не хватает.", "This field is missing."), new("Добавьте его.", "Add it."));
        return "";
    }

    /// <summary>Writes the answers that are known; read back with unlisted as unknown, they are the same.</summary>
    public static string Write(Answers answers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
            Write(json, answers);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter json, Answers a)
    {
        json.WriteStartObject();
        if (a.Sex is not Patients.Sex.Unknown)
            json.WriteString("sex", AnswerWords.Of(a.Sex));
        Day(json, "birth_date", a.BirthDate);
        Whole(json, "age", a.Age);
        Whole(json, "weeks", a.Weeks);
        Day(json, "lmp", a.LastPeriod);
        foreach (var (name, question) in AnswerWords.YesNoQuestions.OrderBy(q => q.Value))
        {
            if (a[question] is { } said)
                json.WriteString(name, said ? "yes" : "no");
        }

        AnswerLists.Write(json, a);
        if (a.Cancer is { } cancer)
            json.WriteString("cancer", AnswerWords.Of(cancer));
        if (a.Infection is { } infection)
            json.WriteString("infection_now", AnswerWords.Of(infection));
        if (a.Temperature is { } temperature)
            json.WriteNumber("temp_c", temperature);
        Pressure(json, "bp", a.Pressure);
        Pressure(json, "bp_repeat", a.PressureRepeat);
        Whole(json, "pulse", a.Pulse);
        if (a.Skin is { } skin)
            WriteSkin(json, skin);
        Whole(json, "acne_iga", a.AcneIga);
        Whole(json, "phq9_item9", a.Phq9Item9);
        json.WriteEndObject();
    }

    static void WriteSkin(Utf8JsonWriter json, SkinFindings skin)
    {
        json.WriteStartArray("skin_zone");
        foreach (var one in Enum.GetValues<SkinFindings>().Where(s => s == skin || (s != SkinFindings.None && skin.HasFlag(s))))
            json.WriteStringValue(AnswerWords.Of(one));
        json.WriteEndArray();
    }

    static void Day(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } known)
            json.WriteString(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    static void Whole(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
    }

    static void Pressure(Utf8JsonWriter json, string name, BloodPressure? pressure)
    {
        if (pressure is not { } known)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("systolic", known.Systolic);
        json.WriteNumber("diastolic", known.Diastolic);
        json.WriteEndObject();
    }
}
