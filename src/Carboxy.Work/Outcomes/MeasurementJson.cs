using System.Text.Json;
using Carboxy.Outcomes;
using Carboxy.Sessions;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Outcomes;

/// <summary>A measurement as its row keeps it: the answers as they were given, the scores as they were computed that day.</summary>
static class MeasurementJson
{
    sealed record Content(string Version, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<ScoreValue> Scores, Guid? Recorder, Aim? Wanted = null);

    public static string Write(Measurement measurement) => JsonSerializer.Serialize(
        new Content(measurement.MeasureVersion, WrittenAnswers.Write(measurement.Answers), measurement.Scores, measurement.Recorder, measurement.Wanted), SessionJson.Options);

    public static Measurement Read(MeasurementRow row, ClinicKnowledge knowledge)
    {
        var content = JsonSerializer.Deserialize<Content>(row.Content, SessionJson.Options) ?? throw new JsonException("A measurement is empty.");
        var measure = knowledge.Measures.FirstOrDefault(m => m.Id == row.Measure);
        return new()
        {
            Id = new(row.Id.Value),
            Patient = row.PatientId,
            Course = row.CourseId?.Value,
            Measure = row.Measure,
            MeasureVersion = content.Version,
            Answers = measure is null ? ItemAnswers.None : WrittenAnswers.Read(measure, content.Answers.Select(a => KeyValuePair.Create(a.Key, (string?)a.Value))).Answers,
            Scores = content.Scores,
            RatedBy = Word.To<Rater>(row.Rater),
            Recorder = content.Recorder,
            Wanted = content.Wanted,
            Zone = row.Zone,
            Side = row.Side is null ? BodySide.Whole : Word.To<BodySide>(row.Side),
            On = row.OnDay,
            At = row.At,
            Purpose = Word.To<MeasurementPurpose>(row.Moment),
            Supersedes = row.ReplacesId is { } old ? new Id<Measurement>(old.Value) : null,
        };
    }
}
