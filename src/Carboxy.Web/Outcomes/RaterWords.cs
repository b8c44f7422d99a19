using Carboxy.Outcomes;
using Carboxy.Web.Layout;

namespace Carboxy.Web.Outcomes;

/// <summary>Names who gave a rating.</summary>
static class RaterWords
{
    public static string Of(Say say, Rater rater) => rater switch
    {
        Rater.Clinician => say["оценка специалиста", "rated by a clinician"],
        Rater.Patient => say["оценка пациента", "rated by the patient"],
        _ => say["прибор", "a device"],
    };
}
