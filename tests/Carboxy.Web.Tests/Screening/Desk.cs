using System.Text.RegularExpressions;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Patients;
using Carboxy.Work.Screening;
using Microsoft.Extensions.DependencyInjection;
using Language = Carboxy.Quantities.Language;

namespace Carboxy.Web.Screening;

/// <summary>Patients in the states that the desk meets, made by the clinic's own use cases.</summary>
static class Desk
{
    public static readonly Wish Face = new("face", ["S0-17"], SideBySide.Both);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Patient> PatientAsync(this Served served, string family = "Щербакова", string given = "Юлия") =>
        Assert.IsType<PatientSaved.Saved>(await served.WithAsync((SavePatient save) => save.RunAsync(Key(),
            new() { FamilyName = family, GivenName = given, BirthDate = new(1985, 3, 12), Sex = Sex.Female, Phone = "+7 916 123-45-67", Language = Language.Russian }, Cancel))).Patient;

    public static Task AnswerAsync(this Served served, Patient patient, params (string Fact, string Value)[] but) => served.AnswerAsync(patient, "", but);

    /// <summary>Answers no to everything, but for what is given and for the question that is left open.</summary>
    public static async Task AnswerAsync(this Served served, Patient patient, string except, params (string Fact, string Value)[] but)
    {
        var values = AnswerWords.YesNoQuestions.Keys.ToDictionary(fact => fact, _ => "\"no\"");
        foreach (var (fact, value) in (ReadOnlySpan<(string, string)>)[("dx", "[]"), ("drugs", "[]"), ("recent", "[]"), ("sessions", "[]"), ("allergies", "[]"), ("cancer", "\"no\""),
            ("infection_now", "\"no\""), ("skin_zone", "[\"intact\"]"), ("temp_c", "36.6"), ("bp", """{"systolic":120,"diastolic":75}"""), ("acne_iga", "0"), .. but])
            values[fact] = value;
        values.Remove(except);
        Assert.IsType<AnswersSaved.Saved>(await served.WithAsync((SaveAnswers save) => save.RunAsync(patient.Id, new(0, values, AnsweredBy.Staff), Cancel)));
    }

    public static async Task<ScreeningRecord> ScreenAsync(this Served served, Patient patient, Wish? wish = null) =>
        Assert.IsType<PatientScreened.Done>(await served.WithAsync((ScreenPatient screen) => screen.RunAsync(Key(), patient.Id, wish ?? Face, Cancel))).First;

    public static async Task<T> WithAsync<TService, T>(this Served served, Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A hidden field of a page.</summary>
    public static string Field(string html, string name) => Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    static string Key() => Guid.CreateVersion7().ToString("N");
}
