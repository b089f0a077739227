import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Checks PDF files against standards with veraPDF's libraries. The first argument names the
 * standards, such as ua1,2a; the others are the files. Each line starts with the number of its file
 * and a standard: one with the number of checks, then one for each broken rule.
 */
public final class Check {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> standards = new ArrayList<>();
        for (String name : arguments[0].split(",")) {
            standards.add(PDFAFlavour.byFlavourId(name));
        }
        for (int place = 1; place < arguments.length; place++) {
            check(new File(arguments[place]), place - 1, standards);
        }
    }

    private static void check(File file, int number, List<PDFAFlavour> standards) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, standards.get(0));
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(standards, 1, false, false, false)) {
            for (ValidationResult result : validator.validateAll(parser)) {
                String start = number + " " + result.getPDFAFlavour().getId() + " ";
                System.out.println(start + result.getTotalAssertions() + " checks");
                for (RuleId rule : result.getFailedChecks().keySet()) {
                    System.out.println(start + rule.getClause() + "-" + rule.getTestNumber() + ": "
                            + result.getValidationProfile().getRuleByRuleId(rule).getDescription());
                }
            }
        }
    }
}
