import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Checks one PDF file against standards with veraPDF's libraries. The first argument is the file,
 * the others are standards, such as ua1 and 2a. A line for each broken rule; exit code 1 if any is.
 */
public final class Check {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean holds = true;
        for (int place = 1; place < arguments.length; place++) {
            holds &= holds(new File(arguments[0]), PDFAFlavour.byFlavourId(arguments[place]));
        }
        System.exit(holds ? 0 : 1);
    }

    private static boolean holds(File file, PDFAFlavour standard) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, standard);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(standard, 1, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(standard.getId() + ": " + result.getTotalAssertions() + " checks");
            for (RuleId rule : result.getFailedChecks().keySet()) {
                System.out.println(standard.getId() + " " + rule.getClause() + "-" + rule.getTestNumber()
                        + ": " + result.getValidationProfile().getRuleByRuleId(rule).getDescription());
            }
            return result.isCompliant();
        }
    }
}
