using Carboxy.Knowledge.Phrases;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Checking;

/// <summary>No text that a patient reads makes a forbidden promise.</summary>
public static class PatientTextCheck
{
    /// <summary>Folders whose every text is for patients.</summary>
    static readonly string[] Folders = ["consent", "aftercare", "topics", "messages"];

    /// <summary>Keys under which every text is for patients, in any folder.</summary>
    static readonly string[] Keys = ["patient", "patient_text", "now"];

    public static void Run(IReadOnlyList<KnowledgeFile> files, BannedPhrases phrases, Faults faults)
    {
        foreach (var file in files)
        {
            foreach (var spot in file.Spots.Where(spot => IsForPatients(file, spot)))
            {
                var said = (Node.Scalar)spot.Node;
                Run(said.Value, said.Place, phrases, found => file.PlaceOf(said, found.Words), faults);
            }
        }
    }

    /// <summary>Looks through one text; what cannot be looked through does not pass.</summary>
    public static void Run(string text, Place place, BannedPhrases phrases, Func<PhraseFound, Place> placeOf, Faults faults)
    {
        if (phrases.TryFind(text) is not { } promises)
        {
            faults.Add(place, new("Текст не удаётся просмотреть: в нём нет обычных слов и предложений.", "The text cannot be looked through: it does not hold ordinary words and sentences."),
                new("Проверьте, тот ли это текст.", "Check that this is the right text."));
            return;
        }

        foreach (var found in promises)
            faults.Add(placeOf(found), Problem(found), Remedy(found));
    }

    /// <summary>What is said about a forbidden phrase, wherever it was found.</summary>
    public static Text Problem(PhraseFound found)
    {
        var by = string.Join(", ", found.Phrase.Sources);
        return new($"Запрещённое обещание «{found.Words}» ({by}). {found.Phrase.Why.Ru}.", $"A forbidden promise \"{found.Words}\" ({by}). {found.Phrase.Why.En}.");
    }

    public static Text Remedy(PhraseFound found) =>
        new($"Можно сказать: «{found.Phrase.Suggestion.Ru}».", $"Say instead: \"{found.Phrase.Suggestion.En}\".");

    static bool IsForPatients(KnowledgeFile file, Spot spot) => spot is { Node: Node.Scalar, Key: "ru" or "en" }
        && (Folders.Contains(file.Folder, StringComparer.Ordinal) || spot.WayUp.Any(s => s.Key is { } key && Keys.Contains(key, StringComparer.Ordinal)));
}
